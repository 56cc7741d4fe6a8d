import ArgumentParser
import AuditLog
import Foundation
import RolloutAPI
import RolloutController
import Rollouts
import Values

struct StatusCommand: PreviewCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show where a rollout stands and what blocks the next step.",
        discussion: """
            Where the log holds several rollouts and none is named, each has a line, by what is on \
            record alone. With --watch the screen is drawn anew until Ctrl-C, which ends it with \
            0; elsewhere than on a terminal a line is printed when something has changed.

            Examples:
              sluice status
              sluice status --json
              sluice status --watch
            """
    )

    @OptionGroup(title: HelpPage.common) var common: CommonOptions
    @OptionGroup var look: LookOptions

    @Flag(name: .long, help: "Name who to ask about each part, and where to read about it.")
    var wide = false

    @Flag(name: .long, help: "Look again and again, until Ctrl-C.")
    var watch = false

    @Option(name: .long, help: "The time between two looks of --watch; default: 5s.")
    var interval: Span?

    func validate() throws {
        guard let interval else { return }
        guard watch else { throw ValidationError("--interval is for --watch") }
        guard interval >= .seconds(1), interval <= .days(1) else {
            throw ValidationError("--interval is from 1s to 1d")
        }
    }

    func execute() async throws {
        let source = try StatusSource(common: common, measures: look.measure)
        guard !watch else {
            return try await StatusWatch(
                source: source,
                interval: interval ?? .seconds(5),
                isJSON: common.json,
                isWide: wide
            ).run()
        }
        let frame = try await Interruption.heeded { try await source.frame() }
        guard !common.json else { return Console.print(try frame.json(onOneLine: false)) }
        let terminal = Terminal.current
        for line in frame.lines(on: terminal, isWide: wide) { Console.print(line) }
    }
}
