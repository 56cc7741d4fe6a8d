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
            abstract: "Record that a risk is accepted."
        )

        @OptionGroup(title: "Common options") var common: CommonOptions
        @OptionGroup(title: "Options of changes") var change: ChangeOptions

        @Argument(help: "The risk's id.")
        var id: String

        @Option(name: [.long, .customShort("m")], help: "The reason.")
        var reason: String

        var fields: RiskAcceptFields {
            RiskAcceptFields(id: id, reason: reason)
        }
    }
}
