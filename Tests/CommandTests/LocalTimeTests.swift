import Foundation
import Testing

/// Local times beside UTC, on a terminal alone, and offsets in what is asked.
@Suite struct LocalTimeTests {
    private static let local = #"\d{4}-\d\d-\d\d \d\d:\d\dZ \((\d\d-\d\d )?\d\d:\d\d IST\)"#

    private func has(_ pattern: String, _ text: String) -> Bool {
        text.range(of: pattern, options: .regularExpression) != nil
    }

    @Test(arguments: [["status"], ["log", "show", "2"], ["log", "at", "0s"], ["hold", "x"]])
    func `on a terminal that is elsewhere each time has the local one behind it`(
        _ words: [String]
    ) throws {
        try withRollout { binary in
            try binary.reach("beta")
            _ = try binary.sluice(["hold", "lunch", "--expires", "2h"])
            let india = ["TZ": "IST-5:30"]
            let screen = try binary.onTerminal(words, environment: india).screen
            if words.first != "hold" { #expect(has(Self.local, screen), "\(screen)") }
            #expect(!has(Self.local, try binary.onTerminal(words).screen))
            #expect(!has(Self.local, try binary.sluice(words, environment: india).output))
        }
    }

    @Test func `an offset is taken where a time is asked for`() throws {
        try withRollout { binary in
            let day = Date(timeIntervalSinceNow: 30 * 86_400).formatted(.iso8601).prefix(10)
            for words in [
                ["hold", "lunch", "--expires", "\(day)T10:00+01:00"],
                ["waive", "db-pool", "--until", "\(day) 10:00+01:00", "-m", "a test"],
            ] {
                let result = try binary.sluice(words)
                #expect(result.code == 0, "\(result.talk)")
                #expect(try binary.sluice(["status"]).output.contains("until \(day) 09:00Z"))
            }
            let list = try binary.sluice(
                ["log", "list", "--since", "2020-01-01T00:00+01:00", "--json"]
            )
            #expect(list.strings("entries", "kind").count == 3)
            let early = try binary.sluice(
                ["log", "list", "--until", "2020-01-01 00:00-05:00", "--json"]
            )
            #expect(early.code == 0 && early.strings("entries", "kind").isEmpty)
            #expect(try binary.sluice(["log", "at", "2020-01-01T00:00+14:00"]).code == 0)
            let bare = try binary.sluice(["hold", "--expires", "2101-01-01T10:00"])
            #expect(bare.code == 64)
        }
    }

    @Test func `a minute with an offset stands for the whole minute`() throws {
        try withRollout { binary in
            let list = try binary.sluice(["log", "list", "--json"])
            let text = try #require(list.strings("entries", "time").first)
            let time = try Date(
                text,
                strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)
            )
            var style = Date.ISO8601FormatStyle(timeZone: try #require(TimeZone(identifier: "UTC")))
            style = style.year().month().day().time(includingFractionalSeconds: false)
            let hourLater = time.addingTimeInterval(3_600).formatted(style)
            let minute = "\(hourLater.prefix(16))+01:00"
            let found = try binary.sluice(
                ["log", "list", "--since", minute, "--until", minute, "--json"]
            )
            #expect(found.strings("entries", "time") == [text], "\(minute) \(text)")
        }
    }

    @Test func `a plan's freeze may have an offset`() throws {
        let plan =
            SamplePlan.text + """

                freezes:
                  - { from: 2026-01-01T00:00+01:00, to: 2101-01-01T10:00+01:00, reason: year end }
                """
        try withRollout(plan: plan) { binary in
            let status = try binary.sluice(["status"])
            #expect(status.output.contains("frozen until 2101-01-01 09:00Z: year end"))
        }
    }
}
