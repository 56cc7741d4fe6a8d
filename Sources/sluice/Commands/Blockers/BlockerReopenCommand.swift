import ArgumentParser
import RolloutAPI
import Rollouts
import Values

extension BlockerCommand {
    struct Reopen: ChangeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Open a cleared issue again.",
            discussion: """
                Example:
                  sluice blocker reopen bug-7 --reason "seen again"
                """
        )

        @OptionGroup(title: HelpPage.common) var common: CommonOptions
        @OptionGroup(title: HelpPage.changes) var change: ChangeOptions

        @Argument(help: "The blocker's id.", completion: CompletedNames.blockers)
        var id: String

        @Option(name: [.long, .customShort("m")], help: "The reason.")
        var reason: String

        var fields: BlockerReopenFields {
            BlockerReopenFields(id: id, reason: reason)
        }
    }
}
