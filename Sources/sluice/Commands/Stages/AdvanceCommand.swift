import ArgumentParser
import Foundation
import RolloutAPI
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

    var fields: AdvanceFields {
        AdvanceFields(to: to, accept: accept, reason: reason)
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

    func planFile(_ standing: Standing) throws -> PlanFile? { try standing.planFile(at: plan) }
}
