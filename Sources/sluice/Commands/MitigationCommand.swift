import ArgumentParser
import RolloutController
import Rollouts
import Values

struct MitigationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mitigation",
        abstract: "Record that a mitigation was carried out, or list them.",
        subcommands: [Done.self, List.self]
    )

    struct Done: ChangeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say that a mitigation was carried out; its check has the last word."
        )

        @OptionGroup(title: "Common options") var common: CommonOptions
        @OptionGroup(title: "Options of changes") var change: ChangeOptions

        @Argument(help: "The mitigation's id.")
        var id: String

        @Option(name: .long, help: "What was done.")
        var reason: String = "carried out"

        func command(at now: Instant) -> Command {
            .mitigationDone(id: id, reason: reason)
        }
    }
}
