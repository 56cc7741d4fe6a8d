import ArgumentParser
import RolloutAPI
import Rollouts
import Values

struct RollbackCommand: ChangeCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollback",
        abstract: "Take the release back to an earlier stage, or from everybody."
    )

    @OptionGroup(title: "Common options") var common: CommonOptions
    @OptionGroup(title: "Options of changes") var change: ChangeOptions

    @Option(name: .long, help: "The reason; without one it is done all the same, on record.")
    var reason: String?

    @Option(name: .long, help: "The stage to go back to; default: nobody is exposed.")
    var to: String?

    var fields: RollbackFields {
        RollbackFields(reason: reason, to: to)
    }
}
