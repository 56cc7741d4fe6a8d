import ArgumentParser
import RolloutAPI
import Rollouts
import Values

struct RiskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "risk",
        abstract: "Accept a risk of the plan.",
        subcommands: [Accept.self]
    )
}

extension RiskCommand {
    struct Accept: ChangeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record that a risk is accepted.",
            discussion: """
                Example:
                  sluice risk accept late-data --reason "seen by two customers at most"
                """
        )

        @OptionGroup(title: HelpPage.common) var common: CommonOptions
        @OptionGroup(title: HelpPage.changes) var change: ChangeOptions

        @Argument(help: "The risk's id.", completion: CompletedNames.risks)
        var id: String

        @Option(name: [.long, .customShort("m")], help: "The reason.")
        var reason: String

        var fields: RiskAcceptFields {
            RiskAcceptFields(id: id, reason: reason)
        }
    }
}
