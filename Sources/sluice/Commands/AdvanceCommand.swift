import ArgumentParser
import Foundation
import RolloutController
import Rollouts
import Values

struct AdvanceCommand: ChangeCommand {
    static let configuration = CommandConfiguration(
        commandName: "advance",
        abstract: "Take one step forward, if nothing stands in the way."
    )

    @OptionGroup(title: "Common options") var common: CommonOptions
    @OptionGroup(title: "Options of changes") var change: ChangeOptions

    @Option(name: .long, help: "The stage to enter; already there is fine, two steps are not.")
    var to: String?

    @Option(name: .long, help: "Go on without this recommended mitigation; may be repeated.")
    var accept: [String] = []

    @Option(name: .long, help: "Why; required with --accept.")
    var reason: String?

    @Option(name: .long, help: "The plan's file; default: the one that was applied.")
    var plan: String?

    func validate() throws {
        if !accept.isEmpty, reason == nil {
            throw ValidationError("--accept needs a --reason")
        }
        if let reason { try Reason.check(reason) }
    }

    func command(at now: Instant) -> Command {
        .advance(to: to, accepting: accept, reason: reason)
    }

    func question(_ standing: Standing, _ preview: Decision?) -> String? {
        guard let next = standing.plan?.stage(after: standing.state.phase) else {
            return "Complete \(standing.state.rollout)?"
        }
        if let preview { return "Advance \(standing.state.rollout): \(preview.summary)?" }
        let isCounted = standing.plan?.population != nil
        let after = isCounted ? next.cohort.text : next.cohort.most.grouped
        return "Advance \(standing.state.rollout) to \(next.name): "
            + "\(standing.state.exposure.grouped) → \(after) users?"
    }

    func planDigest(_ standing: Standing) throws -> String? {
        guard let file = try standing.planFile(at: plan) else { return nil }
        guard let current = standing.plan, file.digest != standing.state.plan?.digest else {
            return file.digest
        }
        Console.say("\(file.path) differs from the plan in force:")
        for line in try current.differences(to: file.plan) {
            Console.say("  \(line.harmless)")
        }
        return file.digest
    }
}

extension Standing {
    /// Reads the plan's current file, so that an edit not yet applied is noticed.
    ///
    /// Nil if the file is gone, which does not count as an edit.
    func planFile(at named: String? = nil) throws -> PlanFile? {
        guard let path = named ?? planPath else { return nil }
        guard named != nil || FileManager.default.fileExists(atPath: path) else { return nil }
        return try PlanFile(reading: path)
    }
}
