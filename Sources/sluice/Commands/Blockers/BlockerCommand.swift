import ArgumentParser
import RolloutController
import Rollouts
import Values

struct BlockerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "blocker",
        abstract: "Raise, clear, reopen and list issues that stop the rollout.",
        subcommands: [Raise.self, Clear.self, Reopen.self, List.self]
    )
}
