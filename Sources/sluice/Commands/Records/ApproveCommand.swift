import ArgumentParser
import RolloutAPI
import Rollouts
import Values

struct ApproveCommand: ChangeCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "Approve entering a stage, as things stand now.",
        discussion: """
            Examples:
              sluice approve
              sluice approve --stage early-access -m "looked at the beta"
            """
    )

    @OptionGroup(title: HelpPage.common) var common: CommonOptions
    @OptionGroup(title: HelpPage.changes) var change: ChangeOptions

    @Option(
        name: .long,
        help: "The stage; default: the next one.",
        completion: CompletedNames.stages
    )
    var stage: String?

    @Option(name: .long, help: "The role you approve in; default: the one that the plan asks for.")
    var role: String?

    @Option(name: [.long, .customShort("m")], help: "The reason.")
    var reason: String?

    var fields: ApproveFields {
        ApproveFields(stage: stage, role: role, reason: reason)
    }
}
