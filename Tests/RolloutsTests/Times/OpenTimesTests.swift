import Rollouts
import Testing
import Values

/// The openings that freezes and times to advance in leave.
@Suite struct OpenTimesTests {
    private static func plan(
        freezes: [Freeze] = [],
        within windows: [String] = []
    ) throws -> Plan {
        try .sample(
            freezes: freezes,
            advanceWithin: windows.isEmpty ? nil : windows.map(berlin)
        )
    }

    private static func berlin(_ text: String) throws -> ZonedTimes {
        ZonedTimes(weekly: try #require(WeeklyTimes(text: text)), zone: "Europe/Berlin")
    }

    private static func time(_ text: String) throws -> Instant {
        try #require(Instant(written: text))
    }

    private static func openings(_ plan: Plan, from text: String) throws -> [String] {
        let now = try time(text)
        let readings = plan.weeklyReadings(
            from: now,
            until: now + .seconds(60 * 86_400),
            by: ZoneData.offsets
        )
        let times = try #require(OpenTimes(of: plan, given: readings, at: [now]))
        return times.openings(from: now, atMost: 3).map { opening in
            "\(opening.from.text) to \(opening.to?.text ?? "?")"
        }
    }

    @Test func `a weekend that is frozen opens on Monday by the clocks of its zone`() throws {
        let freeze = Freeze(.weekly(try Self.berlin("Fri 16:00..Mon 08:00")), reason: "weekend")
        let found = try Self.openings(Self.plan(freezes: [freeze]), from: "2026-10-24 12:00Z")
        #expect(
            found == [
                "2026-10-26 07:00Z (Mon 08:00 Europe/Berlin) "
                    + "to 2026-10-30 15:00Z (Fri 16:00 Europe/Berlin)",
                "2026-11-02 07:00Z (Mon 08:00 Europe/Berlin) "
                    + "to 2026-11-06 15:00Z (Fri 16:00 Europe/Berlin)",
                "2026-11-09 07:00Z (Mon 08:00 Europe/Berlin) "
                    + "to 2026-11-13 15:00Z (Fri 16:00 Europe/Berlin)",
            ]
        )
    }

    @Test func `times to advance in open and close, but for what freezes take of them`() throws {
        let fair = Freeze(
            from: try Self.time("2026-12-08 08:30Z"),
            to: try Self.time("2026-12-09 10:00Z"),
            reason: "the fair"
        )
        let plan = try Self.plan(freezes: [fair], within: ["Mon..Thu 09:00..16:00"])
        #expect(
            try Self.openings(plan, from: "2026-12-07 10:00Z") == [
                "2026-12-07 10:00Z to 2026-12-07 15:00Z (Mon 16:00 Europe/Berlin)",
                "2026-12-08 08:00Z (Tue 09:00 Europe/Berlin) to 2026-12-08 08:30Z",
                "2026-12-09 10:00Z to 2026-12-09 15:00Z (Wed 16:00 Europe/Berlin)",
            ]
        )
    }

    @Test func `times that meet are one opening`() throws {
        let plan = try Self.plan(within: ["Mon 09:00..12:00", "Mon 12:00..15:00"])
        let first = try Self.openings(plan, from: "2026-12-06 10:00Z").first
        #expect(
            first == "2026-12-07 08:00Z (Mon 09:00 Europe/Berlin) to "
                + "2026-12-07 14:00Z (Mon 15:00 Europe/Berlin)"
        )
    }

    @Test func `nothing is known beyond what the readings tell`() throws {
        let plan = try Self.plan(within: ["Mon 09:00..10:00"])
        let now = try Self.time("2026-12-08 10:00Z")
        let end = now + .seconds(3 * 86_400)
        let readings = plan.weeklyReadings(from: now, until: end, by: ZoneData.offsets)
        let times = try #require(OpenTimes(of: plan, given: readings, at: [now]))
        #expect(times.opening(from: now) == nil)
        #expect(times.closedUntil(from: now) == end)
        #expect(OpenTimes(of: plan, given: readings, at: [end]) == nil)
        #expect(OpenTimes(of: plan, given: readings, at: [now - .seconds(1)]) == nil)
        #expect(OpenTimes(of: plan, given: nil, at: [now]) == nil)
        #expect(OpenTimes(of: plan, given: [], at: [now]) == nil)
    }

    @Test func `the evidence of a decision ends with the next opening, and is small`() throws {
        let plan = try Self.plan(
            freezes: [Freeze(.weekly(try Self.berlin("Fri 16:00..Mon 08:00")), reason: "weekend")],
            within: ["Mon..Sun 09:00..16:00"]
        )
        let now = try Self.time("2026-12-05 10:00Z")
        let readings = try #require(
            plan.weeklyReadings(at: now, latest: now, by: ZoneData.offsets)
        )
        #expect(readings.map(\.intervals.count) == [1, 3])
        let times = try #require(OpenTimes(of: plan, given: readings, at: [now]))
        let opening = try #require(times.opening(from: now))
        #expect(opening.from.text == "2026-12-07 08:00Z (Mon 09:00 Europe/Berlin)")
        #expect(opening.to?.at == (try Self.time("2026-12-07 15:00Z")))
    }

    @Test func `a plan without weekly times has no such evidence`() throws {
        let freeze = Freeze(from: Scenario.start, to: Scenario.start, reason: "r")
        let plan = try Self.plan(freezes: [freeze])
        let now = Scenario.start
        #expect(plan.weeklyReadings(at: now, latest: now, by: ZoneData.offsets) == nil)
        #expect(!plan.hasWeeklyTimes)
    }
}
