import ArgumentParser

struct LogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "Read the log of decisions and check that it is whole.",
        subcommands: [List.self, Show.self, At.self, Verify.self]
    )
}
