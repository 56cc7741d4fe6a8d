import ArgumentParser
import RolloutAPI
import Rollouts
import Values

extension BlockerCommand {
    struct Clear: ChangeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Clear an issue, with evidence; it can be reopened."
        )

        @OptionGroup(title: "Common options") var common: CommonOptions
        @OptionGroup(title: "Options of changes") var change: ChangeOptions

        @Argument(help: "The blocker's id.")
        var id: String

        @Option(name: .long, help: "The evidence that it is gone or sanitizedForTerminal.")
        var evidence: String

        @Option(name: [.long, .customShort("m")], help: "The decision and the reason.")
        var reason: String

        var fields: BlockerClearFields {
            BlockerClearFields(id: id, evidence: evidence, reason: reason)
        }
    }
}
