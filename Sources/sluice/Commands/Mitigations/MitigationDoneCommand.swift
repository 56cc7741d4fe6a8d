import ArgumentParser
import RolloutAPI
import Rollouts
import Values

extension MitigationCommand {
    struct Done: ChangeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say that a mitigation was carried out; its check has the last word.",
            discussion: """
                Example:
                  sluice mitigation done pool-size -m "200 connections now"
                """
        )

        @OptionGroup(title: HelpPage.common) var common: CommonOptions
        @OptionGroup(title: HelpPage.changes) var change: ChangeOptions

        @Argument(help: "The mitigation's id.", completion: CompletedNames.mitigations)
        var id: String

        @Option(name: [.long, .customShort("m")], help: "What was done.")
        var reason: String = "carried out"

        var fields: MitigationDoneFields {
            MitigationDoneFields(id: id, reason: reason)
        }
    }
}
