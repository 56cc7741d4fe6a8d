import Rollouts
import Testing
import Values

/// Advances under freezes that come every week, and outside of the times to advance in.
@Suite struct WeeklyTimesAreKeptTests {
    private static func berlin(_ text: String) throws -> ZonedTimes {
        ZonedTimes(weekly: try #require(WeeklyTimes(text: text)), zone: "Europe/Berlin")
    }

    /// A scenario that could advance at a moment, but for its times.
    private static func scenario(
        freezes: [Freeze] = [],
        within windows: [ZonedTimes]? = nil,
        at text: String
    ) throws -> Scenario {
        var scenario = liveScenario()
        scenario.plan = .sample(freezes: freezes, advanceWithin: windows)
        scenario.now = try #require(Instant(written: text))
        return scenario
    }

    private static func weekend() throws -> [Freeze] {
        [Freeze(.weekly(try berlin("Fri 16:00..Mon 08:00")), reason: "weekend")]
    }

    @Test(arguments: [
        ("2027-03-26 14:59Z", true), ("2027-03-26 15:00Z", false), ("2027-03-27 12:00Z", false),
        ("2027-03-28 12:00Z", false), ("2027-03-29 05:59Z", false), ("2027-03-29 06:00Z", true),
    ])
    func `a weekend is frozen from Friday to Monday of its zone, through the change of its clocks`(
        _ text: String,
        _ isOpen: Bool
    ) throws {
        let decision = try Self.scenario(freezes: Self.weekend(), at: text)
            .decide(.advance(to: nil, accepting: [], reason: nil))
        #expect((decision.outcome == .advanced) == isOpen)
        guard !isOpen else { return }
        #expect(decision.outcome == .held)
        #expect(decision.obstacles.map(\.subject) == ["weekend"])
        #expect(decision.retryAfter?.minute == "2027-03-29 06:00Z")
        #expect(
            decision.summary == "frozen until 2027-03-29 06:00Z (Mon 08:00 Europe/Berlin): weekend"
        )
        #expect(decision.isMendedByTime(sourcesMayAnswer: false))
    }

    @Test func `outside of the times to advance in the refusal names the next opening`() throws {
        let windows = [try Self.berlin("Mon..Thu 09:00..16:00")]
        var scenario = try Self.scenario(within: windows, at: "2027-04-01 14:00Z")
        let decision = scenario.advance()
        #expect(decision.obstacles.map(\.rule) == [.freeze])
        #expect(decision.obstacles.map(\.subject) == [Obstacle.outsideOfTimes])
        #expect(
            decision.summary == "outside of the times to advance in; the next opening is "
                + "2027-04-05 07:00Z (Mon 09:00 Europe/Berlin)"
        )
        scenario.now = try #require(decision.retryAfter)
        #expect(scenario.advance().outcome == .advanced)
    }

    @Test func `hold and rollback are possible at any time`() throws {
        let scenario = try Self.scenario(
            freezes: Self.weekend(),
            within: [Self.berlin("Mon 09:00..10:00")],
            at: "2027-03-27 12:00Z"
        )
        #expect(scenario.decide(.hold(id: nil, reason: "r", expires: nil)).outcome == .recorded)
        #expect(scenario.decide(.rollback(to: nil, reason: "r")).outcome == .rolledBack)
    }

    @Test func `the time to try again is when all of them are open`() throws {
        let end = try #require(Instant(written: "2027-04-05 14:30Z"))
        let freezes = [Freeze(from: end - .seconds(864_000), to: end, reason: "fair")]
        let scenario = try Self.scenario(
            freezes: freezes,
            within: [Self.berlin("Mon..Thu 09:00..16:00")],
            at: "2027-04-02 10:00Z"
        )
        let decision = scenario.decide(.advance(to: nil, accepting: [], reason: nil))
        #expect(decision.obstacles.map(\.subject) == ["fair", Obstacle.outsideOfTimes])
        #expect(decision.retryAfter?.minute == "2027-04-06 07:00Z")
        #expect(decision.prospects.earliest?.minute == "2027-04-06 07:00Z")
    }

    @Test func `times that nobody knows stop the advance, and no time mends that`() throws {
        var scenario = try Self.scenario(freezes: Self.weekend(), at: "2027-03-24 12:00Z")
        scenario.zones = { _ in nil }
        let decision = scenario.decide(.advance(to: nil, accepting: [], reason: nil))
        #expect(decision.outcome == .held)
        #expect(decision.retryAfter == nil)
        #expect(!decision.isMendedByTime(sourcesMayAnswer: true))
        #expect(decision.summary.contains("are not known for this moment (Europe/Berlin)"))
    }

    @Test func `a clock that was set back opens nothing`() throws {
        var scenario = try Self.scenario(freezes: Self.weekend(), at: "2027-03-27 12:00Z")
        scenario.ask(.hold(id: "h", reason: "r", expires: nil))
        scenario.ask(.resume(id: "h", reason: "r"))
        scenario.now = scenario.now - .seconds(2 * 86_400)
        let decision = scenario.decide(.advance(to: nil, accepting: [], reason: nil))
        #expect(decision.obstacles.contains { $0.subject == "weekend" })
    }

    @Test func `the evidence decides, whatever another machine knows of the zone`() throws {
        let plan = Plan.sample(freezes: try Self.weekend())
        var scenario = liveScenario()
        scenario.plan = plan
        scenario.now = try #require(Instant(written: "2027-03-29 06:30Z"))
        let request = Request(
            command: .advance(to: nil, accepting: [], reason: nil),
            actor: .manager
        )
        func decision(by zone: ZoneOffsets) -> Decision {
            scenario.zones = { _ in zone }
            return plan.decision(
                on: request,
                in: scenario.state,
                given: scenario.evidence,
                at: scenario.now,
                by: .current
            )
        }
        #expect(decision(by: ZoneOffsets { _ in 7_200 }).outcome == .advanced)
        #expect(decision(by: ZoneOffsets { _ in 0 }).outcome == .held)
    }
}
