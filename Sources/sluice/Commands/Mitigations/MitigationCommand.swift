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
}
