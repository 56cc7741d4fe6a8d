import Rollouts
import Statistics
import TestSupport
import Testing
import Values

/// Counts of which the plan does not say since when they are counted.
@Suite struct UnstatedTotalsTests {
    private static let plan: Plan = {
        let check = Check(
            id: "errors",
            title: "errors",
            measure: Measure(
                source: "probe",
                quantity: .failures("f", total: "t"),
                window: .stage,
                counts: .unstated
            ),
            require: .ratio(Limit("< 1%"), confidence: 0.95),
            validFor: Span("5m"),
            when: .live
        )
        let stages = [("beta", 10), ("early", 500), ("all", 900)].map { name, cohort in
            Stage(
                name: name,
                cohort: CohortSize(least: cohort, most: cohort),
                soak: Span(milliseconds: 0)
            )
        }
        return Plan(
            name: "demo",
            sources: [Source(name: "probe", kind: .command(["./probe"]), timeout: Span("5s"))],
            noGo: [check],
            stages: stages
        )
    }()

    /// A scenario whose first stage began with 4 failures of 5,000.
    private static func live(with first: Measurement? = .counts(failures: 4, of: 5_000)) -> Scenario
    {
        var scenario = Scenario(plan)
        scenario.readings["errors"] = first
        #expect(scenario.advance().outcome == .advanced)
        scenario.wait(.seconds(60))
        return scenario
    }

    private func result(in scenario: Scenario) -> CheckResult? {
        scenario.decide(.advance(to: nil, accepting: [], reason: nil)).checks.first
    }

    @Test func `an answer that never changes is taken as it is, in each stage`() {
        var scenario = Self.live()
        for stage in ["early", "all"] {
            #expect(result(in: scenario)?.verdict == .passed)
            #expect(result(in: scenario)?.value == "0.08% (4 of 5,000)")
            #expect(result(in: scenario)?.detail?.contains("taken as it is") == true)
            #expect(scenario.advance().to == stage)
            scenario.wait(.seconds(60))
        }
        #expect(
            result(in: Self.live(with: .counts(failures: 400, of: 5_000)))?.verdict == .failed
        )
    }

    @Test func `an answer that has changed is the totals of a process, for good`() {
        var scenario = Self.live()
        scenario.readings["errors"] = .counts(failures: 5, of: 5_100)
        #expect(result(in: scenario)?.value == "1% (1 of 100)")
        #expect(result(in: scenario)?.verdict == .undecided(.insufficient))
        scenario.ask(.tick)
        scenario.readings["errors"] = .counts(failures: 4, of: 5_000)
        #expect(result(in: scenario)?.verdict == .undecided(.insufficient))
        scenario.readings["errors"] = .counts(failures: 5, of: 6_000)
        #expect(result(in: scenario)?.verdict == .passed)
        scenario.advance()
        scenario.wait(.seconds(60))
        #expect(result(in: scenario)?.verdict == .undecided(.noData), "moved in an earlier stage")
    }

    @Test func `after a rollback an unchanged answer is from before it`() {
        var scenario = Self.live()
        scenario.advance()
        scenario.ask(.rollback(to: "beta", reason: "r"))
        #expect(result(in: scenario)?.verdict != .passed)
        for hold in scenario.state.holds { scenario.ask(.resume(id: hold.id, reason: "r")) }
        #expect(scenario.advance().outcome == .notYet)
        scenario.ask(.rollback(to: nil, reason: "r"))
        for hold in scenario.state.holds { scenario.ask(.resume(id: hold.id, reason: "r")) }
        #expect(scenario.advance().outcome == .advanced)
        #expect(result(in: scenario)?.verdict == .undecided(.noData))
    }

    @Test func `an answer that is first read in the stage is compared with itself`() {
        var scenario = Self.live(with: nil)
        scenario.readings["errors"] = .counts(failures: 4, of: 5_000)
        scenario.ask(.tick)
        #expect(result(in: scenario)?.verdict == .undecided(.noData))
    }

    @Test func `more failures than trials are no totals, and can fail but not pass`() {
        var scenario = Self.live()
        scenario.readings["errors"] = .counts(failures: 400, of: 5_000)
        #expect(result(in: scenario)?.verdict == .failed)
        scenario.readings["errors"] = .counts(failures: 5, of: 5_000)
        #expect(result(in: scenario)?.verdict == .undecided(.insufficient))
        #expect(result(in: scenario)?.detail?.contains("since when") == true)
    }
}
