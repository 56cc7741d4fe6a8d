import ArgumentParser
import RolloutAPI
import Rollouts
import Values

extension BlockerCommand {
    struct Reopen: ChangeCommand {
        static let configuration = CommandConfiguration(abstract: "Open a cleared issue again.")

        @OptionGroup(title: "Common options") var common: CommonOptions
        @OptionGroup(title: "Options of changes") var change: ChangeOptions

        @Argument(help: "The blocker's id.")
        var id: String

        @Option(name: [.long, .customShort("m")], help: "The reason.")
        var reason: String

        var fields: BlockerReopenFields {
            BlockerReopenFields(id: id, reason: reason)
        }
    }
}
