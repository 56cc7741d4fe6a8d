import ArgumentParser
import RolloutAPI
import Rollouts
import Values

extension MitigationCommand {
    struct Done: ChangeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say that a mitigation was carried out; its check has the last word."
        )

        @OptionGroup(title: "Common options") var common: CommonOptions
        @OptionGroup(title: "Options of changes") var change: ChangeOptions

        @Argument(help: "The mitigation's id.")
        var id: String

        @Option(name: [.long, .customShort("m")], help: "What was done.")
        var reason: String = "carried out"

        var fields: MitigationDoneFields {
            MitigationDoneFields(id: id, reason: reason)
        }
    }
}
