import Rollouts
import Testing
import Values

/// Weekly times as they are written, and the moments for which they stand.
@Suite struct WeeklyTimesTests {
    @Test(arguments: [
        ("Fri 16:00..Mon 08:00", [[4 * 1_440 + 960, 3_840]]),
        ("Mon 00:00..Sun 23:59", [[0, 10_079]]),
        ("Sun 12:00..Sun 24:00", [[6 * 1_440 + 720, 720]]),
        ("Mon 09:00..16:00", [[540, 420]]),
        ("Mon..Wed 09:00..16:00", [[540, 420], [1_980, 420], [3_420, 420]]),
        ("Sat..Mon 22:00..02:00", [[8_520, 240], [9_960, 240], [1_320, 240]]),
        ("Tue,Thu 00:00..24:00", [[1_440, 1_440], [4_320, 1_440]]),
    ])
    func `both forms are read`(_ text: String, _ parts: [[Int]]) throws {
        let times = try #require(WeeklyTimes(text: text))
        #expect(times.parts.map { [$0.start, $0.length] } == parts)
        #expect(times.text == text)
    }

    @Test(arguments: [
        "", "Fri", "Fri 16:00", "Fri 16:00..Fri 16:00", "Mon 00:00..Sun 24:00", "Mon 09:00..09:00",
        "Fri 16:00 - Mon 08:00", "Fri 16:00..Mon  08:00", "fri 16:00..Mon 08:00", "Fri 9:00..10:00",
        "Fri 24:00..Mon 08:00", "Fri 16:60..Mon 08:00", "Fri 25:00..Mon 08:00",
        "Mon.. 09:00..10:00",
        "Mon..Wed,Tue 09:00..10:00", "Mon,Mon 09:00..10:00", "Mon 09:00..10:00..11:00",
        "Friday 16:00..Mon 08:00", "Mon,,Tue 09:00..10:00", "Mon 09:00..1\u{660}:00",
        "+1:00..02:00",
    ])
    func `anything else is refused`(_ text: String) {
        #expect(WeeklyTimes(text: text) == nil)
    }

    struct Case: Sendable {
        let use: ZonedTimes.Use
        let weekly: String
        /// The day in whose week clocks are changed.
        let day: String
        let intervals: [String]
    }

    @Test(arguments: [
        Case(
            use: .freeze,
            weekly: "Fri 16:00..Mon 08:00",
            day: "2026-03-28",
            intervals: ["2026-03-27 15:00Z 2026-03-30 06:00Z"]
        ),
        Case(
            use: .freeze,
            weekly: "Fri 16:00..Mon 08:00",
            day: "2026-10-24",
            intervals: ["2026-10-23 14:00Z 2026-10-26 07:00Z"]
        ),
        // Skipped: clocks go from 02:00 to 03:00.
        Case(
            use: .freeze,
            weekly: "Sun 02:30..12:00",
            day: "2026-03-29",
            intervals: ["2026-03-29 01:00Z 2026-03-29 10:00Z"]
        ),
        Case(
            use: .freeze,
            weekly: "Sat 12:00..Sun 02:30",
            day: "2026-03-29",
            intervals: ["2026-03-28 11:00Z 2026-03-29 01:00Z"]
        ),
        Case(
            use: .advanceWithin,
            weekly: "Sun 02:30..12:00",
            day: "2026-03-29",
            intervals: ["2026-03-29 01:00Z 2026-03-29 10:00Z"]
        ),
        Case(use: .advanceWithin, weekly: "Sun 02:10..02:50", day: "2026-03-29", intervals: []),
        Case(use: .freeze, weekly: "Sun 02:10..02:50", day: "2026-03-29", intervals: []),
        // Shown twice: clocks go from 03:00 back to 02:00.
        Case(
            use: .freeze,
            weekly: "Sun 02:30..12:00",
            day: "2026-10-25",
            intervals: ["2026-10-25 00:30Z 2026-10-25 11:00Z"]
        ),
        Case(
            use: .freeze,
            weekly: "Sat 12:00..Sun 02:30",
            day: "2026-10-25",
            intervals: ["2026-10-24 10:00Z 2026-10-25 01:30Z"]
        ),
        Case(
            use: .advanceWithin,
            weekly: "Sun 02:30..12:00",
            day: "2026-10-25",
            intervals: ["2026-10-25 01:30Z 2026-10-25 11:00Z"]
        ),
        Case(
            use: .advanceWithin,
            weekly: "Sun 01:00..02:30",
            day: "2026-10-25",
            intervals: ["2026-10-24 23:00Z 2026-10-25 00:30Z"]
        ),
        Case(use: .advanceWithin, weekly: "Sun 02:10..02:50", day: "2026-10-25", intervals: []),
        Case(
            use: .freeze,
            weekly: "Sun 02:10..02:50",
            day: "2026-10-25",
            intervals: ["2026-10-25 00:10Z 2026-10-25 01:50Z"]
        ),
    ])
    func `a change of clocks makes a freeze no shorter and a time to advance in no longer`(
        _ test: Case
    ) throws {
        let weekly = try #require(WeeklyTimes(text: test.weekly))
        let offsets = try #require(ZoneData.offsets(of: "Europe/Berlin"))
        let noon = try #require(Instant(text: "\(test.day)T12:00:00Z"))
        let found = ZonedTimes(weekly: weekly, zone: "Europe/Berlin").intervals(
            as: test.use,
            from: noon - .seconds(43_200),
            until: noon + .seconds(43_200),
            by: offsets
        )
        #expect(found.map { "\($0.from.minute) \($0.to.minute)" } == test.intervals)
    }

    /// Every moment at which the zone's clocks show a frozen time is frozen, and no moment at which
    /// they show another is one to advance in.
    @Test(arguments: [
        "Fri 16:00..Mon 08:00", "Sun 01:30..02:30", "Sun 02:00..03:00", "Mon..Sun 22:00..02:15",
    ])
    func `no clock is contradicted in a year`(_ text: String) throws {
        let weekly = try #require(WeeklyTimes(text: text))
        let offsets = try #require(ZoneData.offsets(of: "Europe/Berlin"))
        let times = ZonedTimes(weekly: weekly, zone: "Europe/Berlin")
        let start = try #require(Instant(text: "2026-01-01T00:00:00Z"))
        let end = start + .seconds(365 * 86_400)
        let frozen = times.intervals(as: .freeze, from: start, until: end, by: offsets)
        let open = times.intervals(as: .advanceWithin, from: start, until: end, by: offsets)
        var (now, shown) = (start, 0)
        while now < end {
            let local = now + .seconds(offsets.seconds(at: now))
            // 2026-01-05 is a Monday.
            let monday = start + .seconds(4 * 86_400)
            let minute = Int((local - monday).components.seconds / 60)
            let ofWeek = (minute % 10_080 + 10_080) % 10_080
            let isShown = weekly.parts.contains { part in
                part.start <= ofWeek && ofWeek < part.end || ofWeek + 10_080 < part.end
            }
            let isFrozen = frozen.contains { $0.from <= now && now < $0.to }
            let isOpen = open.contains { $0.from <= now && now < $0.to }
            #expect(!isShown || isFrozen, "\(now.minute)")
            #expect(isShown || !isOpen, "\(now.minute)")
            shown += isShown ? 1 : 0
            now = now + .seconds(900)
        }
        #expect(shown > 100)
    }
}
