import ArgumentParser
import Foundation
import RolloutAPI
import RolloutController
import Rollouts
import Values

struct AdvanceCommand: ChangeCommand {
    static let configuration = CommandConfiguration(
        commandName: "advance",
        abstract: "Take one step forward, if nothing stands in the way.",
        discussion: """
            With --wait it goes on looking for as long as only time is in the way, and records \
            none of these looks; what needs somebody to act ends it at once, as --timeout does \
            with the last refusal.

            Examples:
              sluice advance --dry-run
              sluice advance --to early-access --yes
              sluice advance --yes --wait --timeout 2h
            """
    )

    @OptionGroup(title: HelpPage.common) var common: CommonOptions
    @OptionGroup(title: HelpPage.changes) var change: ChangeOptions

    @Option(
        name: .long,
        help: "The stage to enter; already there is fine, two steps are not.",
        completion: CompletedNames.stages
    )
    var to: String?

    @Option(
        name: .long,
        help: "Go on without this recommended mitigation; may be repeated.",
        completion: CompletedNames.mitigations
    )
    var accept: [String] = []

    @Option(name: [.long, .customShort("m")], help: "Why; required with --accept.")
    var reason: String?

    @Option(
        name: .long,
        help: "The plan's file; default: the one that was applied.",
        completion: .file()
    )
    var plan: String?

    @OptionGroup(title: "Waiting") var wait: WaitOptions

    var waiting: WaitOptions? { wait }

    func fields(to stage: String) -> AdvanceFields {
        AdvanceFields(to: stage, accept: accept, reason: reason)
    }

    func validate() throws {
        if wait.wait, change.dryRun {
            throw ValidationError("--dry-run decides now: leave --wait out")
        }
        try validateFields()
    }

    var fields: AdvanceFields {
        AdvanceFields(to: to, accept: accept, reason: reason)
    }

    func question(_ rollout: Rollout, _ preview: Decision?) -> String? {
        guard let next = rollout.plan?.stage(after: rollout.state.phase) else {
            return "Complete \(rollout.state.rollout)?"
        }
        if preview == nil, wait.wait {
            return "Advance \(rollout.state.rollout) to \(next.name), as soon as nothing but time "
                + "is in the way?"
        }
        if let preview { return "Advance \(rollout.state.rollout): \(preview.summary)?" }
        let isCounted = rollout.plan?.population != nil
        let after = isCounted ? next.cohort.text : next.cohort.mostText
        return "Advance \(rollout.state.rollout) to \(next.name): "
            + "\(rollout.state.exposure.grouped) → \(after) users?"
    }

    func planFile(_ rollout: Rollout) throws -> PlanFile? { try rollout.planFile(at: plan) }
}
