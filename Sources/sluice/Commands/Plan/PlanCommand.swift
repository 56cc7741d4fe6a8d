import ArgumentParser

struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Check a plan, put it in force, compare and show it.",
        subcommands: [
            Check.self, Simulate.self, Apply.self, Diff.self, Show.self, Schema.self,
        ]
    )
}
