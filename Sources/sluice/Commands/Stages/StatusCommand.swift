import ArgumentParser
import RolloutAPI
import Rollouts
import Values

struct StatusCommand: PreviewCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show where a rollout stands and what blocks the next step.",
        discussion: """
            Examples:
              sluice status
              sluice status --json
            """
    )

    @OptionGroup(title: HelpPage.common) var common: CommonOptions
    @OptionGroup var look: LookOptions

    func execute() async throws {
        let overview = try await overview(readingCustomers: false)
        guard !common.json else { return try Console.print(json: RolloutStatus(overview)) }
        let terminal = Terminal.current
        Console.print(StatusScreen(overview: overview, terminal: terminal).text)
    }
}
