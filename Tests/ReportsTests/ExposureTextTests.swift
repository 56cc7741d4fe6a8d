import Rollouts
import Testing
import Values

@testable import Reports

/// The plot of characters in the Markdown report.
@Suite struct ExposureTextTests {
    private static let start = Instant(milliseconds: 1_790_000_000_000)

    private func history(
        _ stays: [(String, Int, hours: Int)],
        marks: [ExposureHistory.Mark] = []
    ) -> ExposureHistory {
        var since = Self.start
        return ExposureHistory(
            stays: stays.map { stage, users, hours in
                let until = since + .seconds(Double(hours) * 3_600)
                defer { since = until }
                return .init(stage: stage, exposure: users, since: since, until: until)
            },
            marks: marks
        )
    }

    @Test func `each number of users has a line, and time goes from left to right`() throws {
        let history = history([("planned", 0, 10), ("beta", 20, 30), ("all", 5_000, 20)])
        let plot = try #require(ExposureText(history, until: Self.start))
        #expect(
            plot.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) == [
                "5,000 ┤                                        ┌───────────────────",
                "   20 ┤          ┌─────────────────────────────┘",
                "    0 ┤──────────┘",
                "       2026-09-21 14:13Z                          2026-09-24 02:13Z",
            ]
        )
    }

    @Test func `what stopped it stands below its time, with its meaning`() throws {
        let mark = ExposureHistory.Mark(
            entry: 3,
            time: Self.start + .seconds(30 * 3_600),
            kind: .rollback,
            exposure: 0,
            summary: "x"
        )
        let history = history([("beta", 20, 30), ("planned", 0, 30)], marks: [mark])
        let lines = try #require(ExposureText(history, until: Self.start)).text
            .split(separator: "\n").map(String.init)
        #expect(lines[0] == "20 ┤──────────────────────────────┐")
        #expect(lines[1].hasPrefix(" 0 ┤                              └────"))
        #expect(lines[2] == String(repeating: " ", count: 4 + 30) + "↩")
        #expect(lines.last?.contains("↩ rolled back") == true)
    }

    @Test func `many numbers of users share lines, and every line fits 80 columns`() throws {
        let history = history((1...40).map { ("s\($0)", $0 * 1_000_000, 1) })
        let lines = try #require(ExposureText(history, until: Self.start)).text
            .split(separator: "\n")
        #expect(lines.count { $0.contains("┤") } == 9)
        #expect(lines.allSatisfy { $0.count <= 80 })
        #expect(lines.first?.hasPrefix("40,000,000 ┤") == true)
    }

    @Test func `without any time there is no plot`() {
        #expect(ExposureText(ExposureHistory(), until: Self.start) == nil)
        #expect(ExposureText(history([("planned", 0, 0)]), until: Self.start) == nil)
    }

    @Test func `the time since the last entry counts`() throws {
        let history = history([("beta", 20, 0)])
        let now = Self.start + .seconds(60)
        #expect(try #require(ExposureText(history, until: now)).text.contains("20 ┤─────"))
    }
}
