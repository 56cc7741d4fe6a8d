import ArgumentParser
import RolloutAPI
import Rollouts
import Values

extension BlockerCommand {
    struct Clear: ChangeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Clear an issue, with evidence; it can be reopened.",
            discussion: """
                Example:
                  sluice blocker clear bug-7 --evidence https://ci.example.com/1234 -m "fixed"
                """
        )

        @OptionGroup(title: HelpPage.common) var common: CommonOptions
        @OptionGroup(title: HelpPage.changes) var change: ChangeOptions

        @Argument(help: "The blocker's id.", completion: CompletedNames.openBlockers)
        var id: String

        @Option(name: .long, help: "The evidence that it is gone or harmless.")
        var evidence: String

        @Option(name: [.long, .customShort("m")], help: "The decision and the reason.")
        var reason: String

        var fields: BlockerClearFields {
            BlockerClearFields(id: id, evidence: evidence, reason: reason)
        }
    }
}
