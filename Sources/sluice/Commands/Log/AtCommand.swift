import ArgumentParser
import AuditLog
import RolloutAPI
import RolloutController
import Values

extension LogCommand {
    struct At: RolloutCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show where a rollout stood at a moment, from the log alone.",
            discussion: """
                The checks are evaluated at that moment on the last readings that were recorded by \
                then: nothing is measured again, and readings may have become stale.

                Examples:
                  sluice log at 2026-12-01
                  sluice log at 2026-12-01T09:00Z --rollout my-release-1.0.0
                """
        )

        @OptionGroup(title: HelpPage.common) var common: CommonOptions

        @Argument(
            help: """
                A time (in UTC, or as 2026-12-01T15:46+01:00), a day (its end), or a length back \
                such as 2h or 7d.
                """,
            transform: PastTime.option
        )
        var time: PastTime

        var isPaged: Bool { true }

        func execute() throws {
            let log = try common.openRecords()
            let rollout = try common.settings.rolloutName(in: log)
            let now = Instant.now
            // A day that is not over is evaluated as of now.
            let asked = time.end(from: now)
            guard let history = try log.history(of: rollout, asOf: asked, at: min(asked, now))
            else { return try printNothing(of: rollout, at: asked, in: log) }
            guard !common.json else { return try Console.print(json: PastStatus(history)) }
            let terminal = Terminal.current
            Console.print(PastStatusScreen(history: history, now: now, terminal: terminal).text)
        }

        private func printNothing(of rollout: String, at time: Instant, in log: RolloutLog) throws {
            guard !common.json else {
                return try Console.print(json: PastStatus(nothingOf: rollout, at: time))
            }
            let query = EntryQuery(rollout: rollout)
            let first = try log.log.entries(matching: query, .init(from: 0, limit: 1)).entries.first
            let begin = first.map { entry in
                let age = (Instant.now - entry.time).ago
                return "; its first entry is \(entry.index), of \(entry.time.minute), \(age)"
            }
            let text = "At \(time.minute) nothing was on record of \(rollout)\(begin ?? "")."
            let terminal = Terminal.current
            for line in text.harmlessLines(of: terminal.width) { Console.print(line) }
        }
    }
}
