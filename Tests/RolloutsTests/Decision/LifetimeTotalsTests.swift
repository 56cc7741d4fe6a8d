import Rollouts
import Statistics
import TestSupport
import Testing
import Values

/// Counts of a process's whole life, compared with those of the stage's beginning.
@Suite struct LifetimeTotalsTests {
    private static func check(
        _ id: String = "errors",
        total: String = "t",
        require: Requirement = .ratio(Limit("< 1%"), confidence: 0.95),
        when: Check.Applicability = .live
    ) -> Check {
        Check(
            id: id,
            title: id,
            measure: Measure(
                source: "probe",
                quantity: .failures("f", total: "\(total)"),
                window: .stage,
                counts: .sinceStart
            ),
            require: require,
            validFor: Span("5m"),
            when: when
        )
    }

    private static let split = Check(
        id: "split",
        title: "split",
        measure: Measure(
            source: "probe",
            quantity: .groups(["on": "a", "off": "b"]),
            window: .stage,
            counts: .sinceStart
        ),
        require: .split(["on": 1, "off": 1], confidence: 0.999),
        validFor: Span("5m"),
        when: .live
    )

    private static func plan(
        _ noGo: [Check] = [check()],
        launchGates: [Check] = [],
        probe: String = "./probe"
    ) -> Plan {
        func stage(_ name: String, _ cohort: Int, gates: [Check] = []) -> Stage {
            Stage(
                name: name,
                cohort: CohortSize(least: cohort, most: cohort),
                soak: Span(milliseconds: 0),
                gates: gates
            )
        }
        return Plan(
            name: "demo",
            sources: [Source(name: "probe", kind: .command([probe]), timeout: Span("5s"))],
            noGo: noGo,
            stages: [
                stage("beta", 10), stage("launch", 500, gates: launchGates), stage("all", 900),
            ]
        )
    }

    /// A scenario whose first stage began with those totals, if any were read.
    private static func live(
        _ plan: Plan = plan(),
        with totals: Measurement? = .counts(failures: 100, of: 1_000_000)
    ) -> Scenario {
        var scenario = Scenario(plan)
        for check in plan.allChecks { scenario.readings[check.check.id] = totals }
        #expect(scenario.advance().outcome == .advanced)
        scenario.wait(.seconds(60))
        return scenario
    }

    private func result(of check: String = "errors", in scenario: Scenario) -> CheckResult? {
        scenario.decide(.advance(to: nil, accepting: [], reason: nil)).checks
            .first { $0.id == check }
    }

    private func verdict(of check: String = "errors", in scenario: Scenario) -> Verdict? {
        result(of: check, in: scenario)?.verdict
    }

    @Test func `a stage's count is the increase of the totals since it began`() {
        var scenario = Self.live()
        #expect(verdict(in: scenario) == .undecided(.noData))
        scenario.readings["errors"] = .counts(failures: 1_100, of: 1_002_000)
        #expect(verdict(in: scenario) == .failed)
        #expect(result(in: scenario)?.value == "50% (1,000 of 2,000)")
        scenario.readings["errors"] = .counts(failures: 101, of: 1_005_000)
        #expect(verdict(in: scenario) == .passed)
        #expect(result(in: scenario)?.value == "0.02% (1 of 5,000)")
    }

    @Test func `groups are the increase of their totals too`() {
        var scenario = Self.live(Self.plan([Self.split]), with: .groups(["on": 9_000, "off": 10]))
        scenario.readings["split"] = .groups(["on": 10_001, "off": 1_012])
        #expect(verdict(of: "split", in: scenario) == .passed)
        scenario.readings["split"] = .groups(["on": 10_000, "off": 20])
        #expect(verdict(of: "split", in: scenario) == .failed)
    }

    @Test func `a stage's gates are compared with the entry that began it`() {
        var scenario = Self.live(Self.plan(launchGates: [Self.check("gate", total: "u")]))
        scenario.readings["errors"] = .counts(failures: 100, of: 1_005_000)
        scenario.readings["gate"] = .counts(failures: 900, of: 2_000_000)
        #expect(scenario.advance().outcome == .advanced)
        #expect(scenario.state.baselines.map(\.check) == ["errors", "gate"])
        scenario.wait(.seconds(60))
        scenario.readings["errors"] = .counts(failures: 100, of: 1_010_000)
        scenario.readings["gate"] = .counts(failures: 1_000, of: 2_000_200)
        #expect(result(of: "gate", in: scenario)?.value == "50% (100 of 200)")
        #expect(verdict(of: "gate", in: scenario) == .failed)
    }

    @Test func `an advance to the stage that is live begins nothing`() {
        var scenario = Self.live()
        let before = scenario.state.baselines.map(\.first)
        scenario.readings["errors"] = .counts(failures: 200, of: 1_000_300)
        #expect(scenario.advance(to: "beta").outcome == .tripped)
        #expect(scenario.state.baselines.map(\.first) == before)
        scenario.readings["errors"] = .counts(failures: 100, of: 1_000_300)
        #expect(scenario.advance(to: "beta").outcome == .alreadyThere)
        #expect(scenario.state.baselines.map(\.first) == before)
    }

    @Test func `after a rollback nothing from before counts`() {
        var scenario = Self.live()
        scenario.readings["errors"] = .counts(failures: 100, of: 1_005_000)
        scenario.advance()
        scenario.ask(.rollback(to: "beta", reason: "r"))
        #expect(scenario.state.baselines.map(\.first) == [.counts(failures: 100, of: 1_005_000)])
        #expect(verdict(in: scenario) == .undecided(.noData))
        scenario.ask(.rollback(to: nil, reason: "r"))
        #expect(scenario.state.baselines.isEmpty)
        for hold in scenario.state.holds { scenario.ask(.resume(id: hold.id, reason: "r")) }
        #expect(scenario.advance().outcome == .advanced)
        #expect(verdict(in: scenario) == .undecided(.noData))
        scenario.readings["errors"] = .counts(failures: 100, of: 1_005_400)
        #expect(verdict(in: scenario) == .undecided(.insufficient))
        #expect(result(in: scenario)?.value == "0% (0 of 400)")
    }

    @Test func `without an answer at the beginning, the first recorded look begins the count`() {
        var scenario = Self.live(with: nil)
        scenario.readings["errors"] = .unavailable(.sourceFailed("down"))
        scenario.ask(.tick)
        #expect(scenario.state.baselines.isEmpty)
        scenario.readings["errors"] = .counts(failures: 100, of: 1_000_000)
        for _ in 1...2 { #expect(verdict(in: scenario) == .undecided(.noData)) }
        #expect(scenario.ask(.tick).isNews)
        #expect(scenario.decisions.last?.checks.first?.verdict == .undecided(.noData))
        scenario.readings["errors"] = .counts(failures: 100, of: 1_005_000)
        #expect(verdict(in: scenario) == .passed)
        let since = scenario.now.minute
        #expect(result(in: scenario)?.detail?.contains("counted since \(since)") == true)
    }

    @Test func `a refused advance begins a count as the guard's look does`() {
        var scenario = Self.live(with: nil)
        scenario.readings["errors"] = .counts(failures: 100, of: 1_000_000)
        #expect(scenario.advance().outcome == .notYet)
        scenario.readings["errors"] = .counts(failures: 100, of: 1_005_000)
        #expect(verdict(in: scenario) == .passed)
    }

    @Test(arguments: [
        Requirement.ratio(Limit("< 1%"), confidence: 0.95), .ratio(Limit("< 99%"), confidence: 0.6),
        .trials(atLeast: 1, failures: 0), .trials(atLeast: 1, failures: 1_000_000_000_000),
    ])
    func `totals that fell decide nothing, now or later`(require: Requirement) {
        for (failures, total) in [(0, 0), (0, 5_000), (5_000, 5_000), (99, 2_000_000)] {
            var scenario = Self.live(Self.plan([Self.check(require: require)]))
            scenario.readings["errors"] = .counts(failures: failures, of: total)
            #expect(verdict(in: scenario)?.reason != nil, "\(failures) of \(total)")
            scenario.ask(.tick)
            scenario.readings["errors"] = .counts(failures: 100, of: 9_000_000)
            #expect(verdict(in: scenario) == .undecided(.insufficient))
            #expect(result(in: scenario)?.detail?.contains("the totals fell") == true)
            scenario.ask(.rollback(to: nil, reason: "r"))
            scenario.ask(.resume(id: nil, reason: "r"))
            scenario.advance()
            scenario.readings["errors"] = .counts(failures: 100, of: 9_005_000)
            #expect(verdict(in: scenario) == .passed)
        }
    }

    @Test func `groups whose totals fell decide nothing`() {
        for (on, off) in [(0, 0), (10, 10), (900, 900_000), (9_000_000, 9)] {
            var scenario = Self.live(
                Self.plan([Self.split]),
                with: .groups(["on": 1_000, "off": 10])
            )
            scenario.readings["split"] = .groups(["on": on, "off": off])
            #expect(verdict(of: "split", in: scenario)?.reason != nil, "\(on) and \(off)")
        }
    }

    @Test func `a restart is noticed although the process began the stage with nothing`() {
        var scenario = Self.live(with: .counts(failures: 0, of: 0))
        scenario.readings["errors"] = .counts(failures: 3, of: 900)
        scenario.ask(.tick)
        scenario.readings["errors"] = .counts(failures: 0, of: 800)
        #expect(verdict(in: scenario) == .undecided(.insufficient))
    }

    @Test func `looks are recorded as the totals double, and no oftener`() {
        var scenario = Self.live(with: .counts(failures: 0, of: 0))
        var recorded = 0
        for total in 1...2_000 {
            scenario.readings["errors"] = .counts(failures: 0, of: total)
            if scenario.ask(.tick).changes.contains(where: \.readsTotals) { recorded += 1 }
        }
        #expect(recorded == 11)
    }

    @Test func `more failures than trials are a failed source`() {
        var scenario = Self.live()
        scenario.readings["errors"] = .counts(failures: 200, of: 1_000_050)
        #expect(verdict(in: scenario) == .undecided(.sourceFailed))
    }

    @Test func `a check goes on with its totals under another id and another limit`() {
        var scenario = Self.live()
        let stricter = Requirement.ratio(Limit("< 0.5%"), confidence: 0.9)
        scenario.amend(Self.plan([Self.check("renamed", require: stricter)]))
        scenario.readings["renamed"] = .counts(failures: 1_100, of: 1_002_000)
        #expect(verdict(of: "renamed", in: scenario) == .failed)
    }

    @Test func `a check that was changed and changed back goes on with its totals`() {
        var scenario = Self.live()
        for amended in [
            Self.plan(probe: "./other"), Self.plan(), Self.plan([Self.check(total: "u")]),
            Self.plan([Self.check("b")]), Self.plan(),
        ] {
            scenario.amend(amended)
            if amended != Self.plan() {
                scenario.readings["errors"] = .counts(failures: 1_100, of: 1_000_000)
                scenario.ask(.tick)
            }
        }
        scenario.readings["errors"] = .counts(failures: 1_100, of: 1_002_000)
        #expect(result(in: scenario)?.value == "50% (1,000 of 2,000)")
    }

    @Test func `another source under the same name begins at the next recorded look`() {
        var scenario = Self.live()
        scenario.readings["errors"] = .counts(failures: 100, of: 1_005_000)
        #expect(verdict(in: scenario) == .passed)
        scenario.amend(Self.plan(probe: "./other"))
        #expect(verdict(in: scenario) == .undecided(.noData))
        scenario.ask(.tick)
        #expect(verdict(in: scenario) == .undecided(.noData))
        scenario.readings["errors"] = .counts(failures: 100, of: 1_009_000)
        #expect(result(in: scenario)?.value == "0% (0 of 4,000)")
    }

    @Test func `an amendment says what is counted from the next look on`() {
        var scenario = Self.live()
        func effects(of plan: Plan) -> [String] {
            plan.amendment(of: scenario.state).facts.map { "\($0.0): \($0.1)" }
        }
        let limit = Requirement.ratio(Limit("< 2%"), confidence: 0.9)
        let whole = "judged on the whole stage; a failure seen before counts"
        #expect(
            effects(of: Self.plan([Self.check(require: limit)])) == [
                "begins anew: errors, \(whole)"
            ]
        )
        #expect(effects(of: Self.plan()) == ["kept: errors"])
        #expect(
            effects(of: Self.plan(probe: "./other")) == [
                "begins anew: errors, judged on what comes after the next recorded look; "
                    + "a failure seen before counts"
            ]
        )
        scenario.amend(Self.plan(probe: "./other"))
        #expect(effects(of: Self.plan()) == ["begins anew: errors, \(whole)"])
    }

    @Test func `stale totals pass nothing`() {
        var scenario = Self.live()
        scenario.readings["errors"] = .counts(failures: 100, of: 1_005_000)
        scenario.wait(.seconds(3_600))
        scenario.age = .seconds(301)
        #expect(verdict(in: scenario) == .undecided(.stale))
    }
}

extension Change {
    fileprivate var readsTotals: Bool { if case .totalsRead = self { true } else { false } }
}
