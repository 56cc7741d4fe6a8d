import Foundation
import Rollouts
import Statistics
import TestSupport
import Testing
import Values

/// The share of a stage's error by which a check is judged, polled for as long as anybody likes.
@Suite struct SlidingWindowTests {
    private let hour = WindowGrid(Span("1h"))

    private func errors(
        window: Measure.Window,
        _ limit: Limit = Limit("< 1%"),
        id: String = "error-rate"
    ) -> Check {
        Check(
            id: id,
            title: "Errors",
            measure: Measure(
                source: "metrics",
                quantity: .failures("failed", total: "all"),
                window: window
            ),
            require: .ratio(limit, confidence: 0.95),
            validFor: Span("5m"),
            when: .live
        )
    }

    private func scenario(window: Measure.Window) -> Scenario {
        var scenario = Scenario(.sample(noGo: [errors(window: window)]))
        scenario.advance()
        return scenario
    }

    private func number(_ state: State, _ stage: String?) -> Int {
        state.counts.number(of: "error-rate", in: stage)
    }

    /// Returns the fewest clean requests with which the check passes now.
    private func cleanNeeded(_ scenario: Scenario) throws -> Int {
        var scenario = scenario
        var (few, many) = (0, 100_000)
        while many - few > 1 {
            let middle = (few + many) / 2
            scenario.readings["error-rate"] = .counts(failures: 0, of: middle)
            let result = try #require(scenario.decide(.tick).checks.first)
            if result.verdict == .passed { many = middle } else { few = middle }
        }
        return many
    }

    @Test func `windows begin a quarter of their length apart, the first with the count`() {
        let minutes: [(Int64, Int64, Int)] = [
            (0, 0, 1), (59, 0, 1), (60, 0, 1), (74, 0, 1), (75, 15, 2), (89, 15, 2), (90, 30, 3),
            (10_080, 10_020, 669),
        ]
        let since = Scenario.start
        for (age, start, number) in minutes {
            let begin = hour.start(at: since + .seconds(60 * age), since: since)
            #expect(begin == since + .seconds(60 * start))
            #expect(hour.number(of: begin, since: since) == number)
            #expect(hour.number(after: age * 60_000) == number)
        }
        #expect(hour.start(at: since - .seconds(5), since: since) == since)
    }

    @Test func `no window begins between two of them, or before the count`() {
        let since = Scenario.start
        #expect(hour.number(of: since + .milliseconds(1), since: since) == nil)
        #expect(hour.number(of: since + .seconds(1_000), since: since) == nil)
        #expect(hour.number(of: since - .seconds(900), since: since) == nil)
        let least = Instant(milliseconds: .min)
        #expect(hour.number(of: least, since: Instant(milliseconds: .max)) == nil)
        #expect(WindowGrid(Span("1ms")).number(after: 5) == 5)
    }

    @Test func `the longer a stage is polled, the more requests its window needs`() throws {
        var scenario = scenario(window: .last(Span("1h")))
        scenario.wait(.seconds(3_600))
        #expect(try cleanNeeded(scenario) == 465)
        scenario.wait(.seconds(900))
        #expect(try cleanNeeded(scenario) == 615)
        scenario.wait(.seconds(7 * 86_400))
        #expect(try cleanNeeded(scenario) > 1_823)
    }

    @Test func `a stage's first count that only grows needs what it always did`() throws {
        var scenario = scenario(window: .stage)
        scenario.wait(.seconds(30 * 86_400))
        #expect(try cleanNeeded(scenario) == 410)
    }

    @Test func `a check that was changed pays for what it was, and one that is kept does not`()
        throws
    {
        var scenario = scenario(window: .stage)
        func amend(_ scenario: inout Scenario, _ limit: Limit) {
            scenario.wait(.seconds(60))
            scenario.amend(.sample(noGo: [errors(window: .stage, limit)]))
        }
        amend(&scenario, Limit("< 1%"))
        #expect(number(scenario.state, "beta") == 1)
        #expect(try cleanNeeded(scenario) == 410)
        amend(&scenario, Limit("< 2%"))
        #expect(number(scenario.state, "beta") == 2)
        amend(&scenario, Limit("< 1%"))
        #expect(number(scenario.state, "beta") == 3)
        #expect(try cleanNeeded(scenario) == 702)
        scenario.ask(.rollback(to: nil, reason: "r"))
        for hold in scenario.state.holds { scenario.ask(.resume(id: hold.id, reason: "r")) }
        scenario.advance()
        #expect(scenario.state.stage == "beta")
        #expect(number(scenario.state, "beta") == 4)
        #expect(try cleanNeeded(scenario) > 702)
    }

    @Test func `a check judged by two windows has half of the share for each`() throws {
        var scenario = scenario(window: .last(Span("1h")))
        scenario.wait(.seconds(60))
        let changed = errors(window: .last(Span("1h")), Limit("< 2%"))
        scenario.amend(.sample(noGo: [changed]))
        let share = scenario.state.share(of: changed, countedSince: scenario.state.countSince)
        #expect(share == ErrorShare(count: 2, window: 1, isJudgedTwice: true))
    }

    @Test func `a new name for a check does not begin at 1`() {
        var scenario = scenario(window: .stage)
        for (id, limit) in [("a", "< 2%"), ("b", "< 3%")] {
            scenario.wait(.seconds(60))
            scenario.amend(.sample(noGo: [errors(window: .stage, Limit(limit), id: id)]))
        }
        #expect(scenario.state.counts.number(of: "b", in: "beta") == 3)
    }

    @Test func `a new name for a stage does not begin at 1 after a rollback`() {
        var state = State(rollout: "r")
        let changes: [Change] = [
            .planApplied(digest: "d1", by: "manager", blockers: []),
            .entered(stage: "beta", exposure: 20),
            .rolledBack(to: "beta", exposure: 20, byGuard: false),
            .rolledBack(to: nil, exposure: 0, byGuard: false),
        ]
        for (index, change) in changes.enumerated() {
            state = state.after([change], revision: index, at: Scenario.start)
        }
        #expect(number(state, "beta") == 2)
        #expect(number(state, "gamma") == 3)
        #expect(number(state, nil) == 2)
        state = state.after(
            [.entered(stage: "gamma", exposure: 20)],
            revision: 9,
            at: Scenario.start
        )
        #expect(number(state, "gamma") == 3)
    }

    @Test func `a later stage has all of its own error`() {
        let scenario = liveScenario(in: "early-access")
        #expect(number(scenario.state, "early-access") == 1)
    }

    @Test(arguments: [nil, 1, 450_000, -900_000, 3_600_000] as [Int64?])
    func `counts since any other moment are undecided, however good or bad`(
        milliseconds: Int64?
    ) throws {
        var scenario = scenario(window: .last(Span("1h")))
        let since = try #require(scenario.state.countSince)
        scenario.wait(.seconds(3_000))
        for failures in [0, 5_000] {
            let reading = Reading(
                check: "error-rate",
                takenAt: scenario.now,
                measurement: .counts(failures: failures, of: 5_000),
                since: milliseconds.map { since + .milliseconds($0) }
            )
            let decision = scenario.plan.decision(
                on: Request(command: .tick, actor: .guardian, planDigest: nil),
                in: scenario.state,
                given: Evidence([reading]),
                at: scenario.now,
                by: .current
            )
            #expect(decision.checks.first?.verdict == .undecided(.sourceFailed))
        }
    }

    @Test func `the window's beginning is in the entry, and reads back`() throws {
        let reading = Reading(
            check: "c",
            takenAt: Scenario.start,
            measurement: .counts(failures: 0, of: 5),
            since: Scenario.start - .seconds(60)
        )
        let data = try JSONEncoder().encode(reading)
        #expect(try JSONDecoder().decode(Reading.self, from: data) == reading)
    }
}
