import ArgumentParser
import Transparency

struct LogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "Read the log of decisions, prove its entries, and check that it is intact.",
        subcommands: [
            List.self, Show.self, At.self, Verify.self, Prove.self, Consistency.self,
            Cosign.self, Checkpoint.self, Export.self, Key.self, Backup.self, Recover.self,
        ]
    )
}
