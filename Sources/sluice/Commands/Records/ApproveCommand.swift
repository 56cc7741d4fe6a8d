import ArgumentParser
import RolloutAPI
import Rollouts
import Values

struct ApproveCommand: ChangeCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "Approve entering a stage, as things stand now."
    )

    @OptionGroup(title: "Common options") var common: CommonOptions
    @OptionGroup(title: "Options of changes") var change: ChangeOptions

    @Option(name: .long, help: "The stage; default: the next one.")
    var stage: String?

    @Option(name: .long, help: "The role you approve in; default: the one that the plan asks for.")
    var role: String?

    @Option(name: [.long, .customShort("m")], help: "The reason.")
    var reason: String?

    var fields: ApproveFields {
        ApproveFields(stage: stage, role: role, reason: reason)
    }
}
