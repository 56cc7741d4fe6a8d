import Rollouts
import TestSupport
import Testing
import Values

/// What each check remembers through amendments.
@Suite struct KeptChecksTests {
    private static func check(
        _ id: String,
        query: String = "errors",
        from source: String = "probe",
        limit: String = "<= 10",
        sustained: String? = nil,
        onFail: Check.Reaction = .hold
    ) -> Check {
        Check(
            id: id,
            title: id,
            measure: Measure(source: source, quantity: .value(query)),
            require: .value(Limit(limit)),
            validFor: Span("5m"),
            sustained: sustained.map { Span($0) },
            onFail: onFail
        )
    }

    private static func leak(
        _ id: String = "leak",
        subject: String = "leak",
        trials: Int = 10,
        validFor: String = "90d"
    ) -> Check {
        Check(
            id: id,
            title: id,
            measure: Measure(source: "suites", quantity: .trials(subject)),
            require: .trials(atLeast: trials, failures: 0),
            validFor: Span(validFor)
        )
    }

    private static func plan(
        _ noGo: [Check],
        gates: [Check] = [],
        attesters: [String] = ["ci", "security"],
        probe: String = "./probe"
    ) -> Plan {
        Plan(
            name: "demo",
            sources: [
                Source(name: "suites", kind: .attestation(attesters), timeout: Span("5s")),
                Source(name: "probe", kind: .command([probe]), timeout: Span("5s")),
            ],
            noGo: noGo,
            stages: [
                Stage(
                    name: "beta",
                    cohort: CohortSize(least: 10, most: 10),
                    soak: Span("1h"),
                    gates: gates
                ),
                Stage(name: "all", cohort: CohortSize(least: 90, most: 90), soak: Span("1h")),
            ]
        )
    }

    private func live(_ plan: Plan) -> Scenario {
        var scenario = Scenario(plan)
        for check in plan.allChecks { scenario.readings[check.check.id] = .value(1) }
        for subject in plan.attestedSubjects {
            scenario.ask(.attest(subject: subject, result: .clean(1_000)), by: Self.ci)
        }
        #expect(scenario.advance().outcome == .advanced)
        scenario.wait(.seconds(7_200))
        return scenario
    }

    private static let ci = Actor(name: "ci", kind: .automation)
    private static let security = Actor(name: "security", kind: .person)

    private func verdict(of check: String, in scenario: Scenario) -> Verdict? {
        scenario.decide(.advance(to: nil, accepting: [], reason: nil)).checks
            .first { $0.id == check }?.verdict
    }

    @Test func `words and the order of checks change nothing`() {
        let (errors, leak) = (Self.check("errors"), Self.leak())
        var scenario = live(Self.plan([errors, leak]))
        scenario.ask(.waive(subject: "errors", until: scenario.now + .seconds(60), reason: "r"))
        let before = scenario.state
        scenario.amend(Self.plan([leak, errors], attesters: ["security", "ci"]))
        #expect(scenario.state.register.waivers == before.register.waivers)
        #expect(scenario.state.attestations == before.attestations)
        #expect(scenario.state.evidenceSince == before.evidenceSince)
        #expect(scenario.advance().outcome == .advanced)
    }

    @Test func `a check keeps its waiver, streak and failure under another id`() {
        let slow = Self.check("slow", sustained: "10m")
        var scenario = live(Self.plan([slow, Self.leak()]))
        scenario.readings["slow"] = .value(99)
        scenario.ask(.tick)
        scenario.wait(.seconds(60))
        scenario.ask(.tick)
        scenario.ask(.waive(subject: "leak", until: scenario.now + .seconds(60), reason: "r"))
        let seen = scenario.state.streaks["slow"]
        #expect(seen?.seen == .seconds(60))
        scenario.amend(
            Self.plan([Self.check("snail", sustained: "20m"), Self.leak("leak-2")])
        )
        #expect(scenario.state.streaks == ["snail": seen].compactMapValues(\.self))
        #expect(scenario.state.register.waivers.map(\.subject) == ["leak-2"])
    }

    @Test func `a changed requirement ends what passed, and what failed still fails`() {
        var scenario = live(Self.plan([Self.leak()]))
        scenario.amend(Self.plan([Self.leak(trials: 20)]))
        #expect(verdict(of: "leak", in: scenario) == .undecided(.noData))
        var failed = live(Self.plan([Self.leak()]))
        failed.ask(.attest(subject: "leak", result: .counts(failures: 1, of: 9)), by: Self.ci)
        failed.amend(Self.plan([Self.leak(trials: 20)]))
        #expect(verdict(of: "leak", in: failed) == .failed)
        failed.ask(.attest(subject: "leak", result: .clean(1_000)), by: Self.security)
        #expect(verdict(of: "leak", in: failed) == .failed)
    }

    @Test func `a requirement changed and changed back begins anew`() {
        var scenario = live(Self.plan([Self.leak()]))
        scenario.amend(Self.plan([Self.leak(trials: 5)]))
        scenario.amend(Self.plan([Self.leak()]))
        #expect(verdict(of: "leak", in: scenario) == .undecided(.noData))
        scenario.ask(.attest(subject: "leak", result: .clean(1_000)), by: Self.ci)
        #expect(verdict(of: "leak", in: scenario) == .passed)
    }

    @Test func `a check taken away and given back begins anew, with its failures`() {
        let errors = Self.check("errors")
        var scenario = live(Self.plan([errors, Self.leak()]))
        scenario.ask(.attest(subject: "leak", result: .counts(failures: 1, of: 9)), by: Self.ci)
        scenario.amend(Self.plan([errors]))
        scenario.amend(Self.plan([errors, Self.leak(validFor: "1s")]))
        scenario.wait(.seconds(60))
        scenario.ask(.attest(subject: "leak", result: .clean(1_000)), by: Self.security)
        #expect(verdict(of: "leak", in: scenario) == .failed)
    }

    /// Amendments after which what failed is not measured any more.
    private static let evasions: [(String, Plan)] = [
        ("another query", plan([check("errors", query: "zero"), leak()])),
        ("another program", plan([check("errors"), leak()], probe: "./quiet")),
        ("another source", plan([leak("errors", subject: "other"), leak()])),
        (
            "the place of a clean check",
            plan([check("errors", query: "clean"), leak()])
        ),
        (
            "another query, as a gate",
            plan([leak()], gates: [check("errors", query: "zero")])
        ),
    ]

    @Test(arguments: evasions)
    func `no change of its measure makes a failed check pass`(_ name: String, _ plan: Plan) {
        var scenario = live(
            Self.plan([Self.check("errors"), Self.check("b", query: "clean"), Self.leak()])
        )
        scenario.readings["errors"] = .value(99)
        #expect(scenario.ask(.tick).outcome == .tripped)
        scenario.amend(plan)
        scenario.readings["errors"] = .value(0)
        for subject in plan.attestedSubjects {
            scenario.ask(.attest(subject: subject, result: .clean(1_000)), by: Self.ci)
        }
        scenario.wait(.seconds(60))
        #expect(verdict(of: "errors", in: scenario) == .failed, "\(name)")
        scenario.amend(plan, digest: "again")
        #expect(verdict(of: "errors", in: scenario) == .failed, "\(name), twice")
    }

    @Test func `a person ends the failure of another measure by a waiver`() {
        var scenario = live(Self.plan([Self.check("errors"), Self.leak()]))
        scenario.readings["errors"] = .value(99)
        scenario.ask(.tick)
        scenario.amend(Self.plan([Self.check("errors", query: "right"), Self.leak()]))
        scenario.readings["errors"] = .value(0)
        scenario.ask(.waive(subject: "errors", until: scenario.now + .seconds(60), reason: "r"))
        scenario.wait(.seconds(120))
        #expect(verdict(of: "errors", in: scenario) == .passed)
    }

    @Test func `a wider limit is judged again, and its failure can be measured away`() {
        var scenario = live(Self.plan([Self.check("errors"), Self.leak()]))
        scenario.readings["errors"] = .value(99)
        scenario.ask(.tick)
        scenario.amend(Self.plan([Self.check("errors", limit: "<= 20"), Self.leak()]))
        #expect(verdict(of: "errors", in: scenario) == .failed)
        scenario.readings["errors"] = .value(15)
        #expect(verdict(of: "errors", in: scenario) == .passed)
    }

    @Test func `sustained given later does not soften a failure that was seen`() {
        var scenario = live(Self.plan([Self.check("errors"), Self.leak()]))
        scenario.readings["errors"] = .value(99)
        scenario.ask(.tick)
        scenario.amend(Self.plan([Self.check("errors", sustained: "7d"), Self.leak()]))
        #expect(verdict(of: "errors", in: scenario) == .failed)
    }

    @Test func `a check moved to a gate and back fails as before, and onFail applies anew`() {
        var scenario = live(Self.plan([Self.check("errors"), Self.leak()]))
        scenario.readings["errors"] = .value(99)
        scenario.ask(.tick)
        scenario.amend(Self.plan([Self.leak()], gates: [Self.check("errors")]))
        #expect(verdict(of: "errors", in: scenario) == .failed)
        scenario.amend(
            Self.plan([Self.check("errors", onFail: .rollback), Self.leak()]),
            digest: "d3"
        )
        scenario.resumeAll()
        #expect(scenario.ask(.tick).outcome == .tripped)
        #expect(scenario.state.phase == .planned)
    }

    @Test func `a shorter validFor and fewer attesters end no failure`() {
        for amended in [
            Self.plan([Self.leak(validFor: "1m")]),
            Self.plan([Self.leak()], attesters: ["ci"]),
            Self.plan([Self.leak(validFor: "1m")], attesters: ["ci"]),
        ] {
            var scenario = live(Self.plan([Self.leak()]))
            scenario.ask(
                .attest(subject: "leak", result: .counts(failures: 3, of: 9)),
                by: Self.security
            )
            scenario.amend(amended)
            scenario.wait(.seconds(3_600))
            scenario.ask(.attest(subject: "leak", result: .clean(1_000)), by: Self.ci)
            #expect(verdict(of: "leak", in: scenario) == .failed)
        }
    }

    @Test func `a changed window is judged on the whole stage too`() {
        func windowed(_ window: Measure.Window) -> Check {
            Check(
                id: "errors",
                title: "errors",
                measure: Measure(source: "probe", quantity: .value("errors"), window: window),
                require: .value(Limit("<= 10")),
                validFor: Span("5m")
            )
        }
        let last = windowed(.last(Span("1h")))
        var scenario = live(Self.plan([windowed(.stage)]))
        #expect(!scenario.state.judgesWholeStage(last))
        scenario.amend(Self.plan([last]))
        #expect(scenario.state.judgesWholeStage(last))
        #expect(verdict(of: "errors", in: scenario) == .undecided(.noData))
        scenario.wholeStage["errors"] = .value(99)
        #expect(verdict(of: "errors", in: scenario) == .failed)
        scenario.wholeStage["errors"] = .value(9)
        #expect(verdict(of: "errors", in: scenario) == .passed)
        #expect(scenario.advance().outcome == .advanced)
        #expect(!scenario.state.judgesWholeStage(last))
    }

    @Test func `an amendment says for each check what it keeps`() {
        var scenario = live(Self.plan([Self.check("a"), Self.check("b", query: "b"), Self.leak()]))
        let plan = Self.plan([
            Self.check("c"), Self.check("b", query: "b", limit: "<= 1"),
            Self.check("n", query: "n"),
        ])
        let amendment = plan.amendment(of: scenario.state)
        #expect(amendment.checks.map(\.from) == ["a", "b", nil])
        #expect(amendment.checks.map(\.isKept) == [true, false, false])
        #expect(amendment.removed == ["leak"])
        let decision = scenario.amend(plan)
        #expect(
            decision.summary.hasSuffix("c keeps what was seen; b, n begin anew; leak is taken away")
        )
    }
}

extension Scenario {
    @discardableResult
    mutating func amend(_ plan: Plan, digest: String = "d2") -> Decision {
        self.plan = plan
        return ask(.apply(digest: digest + String(state.revision), differences: ["x"]))
    }
}
