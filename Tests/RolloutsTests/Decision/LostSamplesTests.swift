import Rollouts
import TestSupport
import Testing
import Values

/// A monitoring that forgot: only the log knows that there was more.
@Suite struct LostSamplesTests {
    private static func check(coverage: Double? = nil) -> Check {
        Check(
            id: "error-rate",
            title: "Errors",
            measure: Measure(
                source: "metrics",
                quantity: .failures("errors", total: "requests"),
                window: .stage,
                coverage: coverage
            ),
            require: .ratio(Limit("< 1%"), confidence: 0.95),
            validFor: Span("5m"),
            when: .live,
            onFail: .hold
        )
    }

    private func scenario(coverage: Double? = nil) -> Scenario {
        var scenario = liveScenario(.sample(noGo: [Self.check(coverage: coverage)]))
        scenario.hasHistory = true
        return scenario
    }

    private func verdict(_ scenario: Scenario) -> Verdict? {
        scenario.decide(.tick, by: .guardian).checks.first { $0.id == "error-rate" }?.verdict
    }

    @Test func `fewer events than an earlier look has counted are no pass`() {
        var scenario = scenario()
        scenario.readings["error-rate"] = .counts(failures: 10, of: 100_000)
        scenario.ask(.tick, by: .guardian)
        #expect(verdict(scenario) == .passed)
        scenario.readings["error-rate"] = .counts(failures: 0, of: 50_000)
        #expect(verdict(scenario) == .undecided(.insufficient))
        #expect(scenario.advance().outcome == .notYet)
        scenario.readings["error-rate"] = .counts(failures: 9, of: 110_000)
        #expect(verdict(scenario) == .undecided(.insufficient), "a failure is gone")
        scenario.readings["error-rate"] = .counts(failures: 10, of: 100_000)
        #expect(verdict(scenario) == .passed)
    }

    @Test func `a failure is one, however much is gone`() {
        var scenario = scenario()
        scenario.readings["error-rate"] = .counts(failures: 10, of: 100_000)
        scenario.ask(.tick, by: .guardian)
        scenario.readings["error-rate"] = .counts(failures: 5_000, of: 50_000)
        #expect(scenario.decide(.tick, by: .guardian).outcome == .tripped)
    }

    @Test func `as much may be gone as the plan says`() {
        var scenario = scenario(coverage: 0.8)
        scenario.readings["error-rate"] = .counts(failures: 0, of: 100_000)
        scenario.ask(.tick, by: .guardian)
        scenario.readings["error-rate"] = .counts(failures: 0, of: 81_000)
        #expect(verdict(scenario) == .passed)
        scenario.readings["error-rate"] = .counts(failures: 0, of: 79_000)
        #expect(verdict(scenario) == .undecided(.insufficient))
    }

    @Test func `a look puts a count on record once it has doubled`() {
        var scenario = scenario()
        scenario.readings["error-rate"] = .counts(failures: 0, of: 1_000)
        scenario.ask(.tick, by: .guardian)
        for (trials, isNews) in [(1_500, false), (2_000, true), (3_999, false), (4_000, true)] {
            scenario.readings["error-rate"] = .counts(failures: 0, of: trials)
            #expect(scenario.ask(.tick, by: .guardian).isNews == isNews, "\(trials)")
        }
    }

    @Test func `another stage counts anew`() {
        var scenario = scenario()
        scenario.readings["error-rate"] = .counts(failures: 0, of: 100_000)
        scenario.ask(.tick, by: .guardian)
        #expect(scenario.advance().outcome == .advanced)
        scenario.readings["error-rate"] = .counts(failures: 0, of: 5_000)
        #expect(verdict(scenario) == .passed)
    }
}
