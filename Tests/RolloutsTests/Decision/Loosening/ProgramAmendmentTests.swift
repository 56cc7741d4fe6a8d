import Rollouts
import TestSupport
import Testing
import Values

/// Amendments by a program, which adds and tightens and does nothing else.
@Suite struct ProgramAmendmentTests {
    private let burning = BlockerDetails(id: "fire", severity: .p0, title: "It burns")
    private let rule = ApprovalRule(count: 1, role: nil, notRequester: true, validFor: Span("1d"))

    @discardableResult
    private func amend(
        _ scenario: inout Scenario,
        to plan: Plan,
        by actor: Actor = .bot
    ) -> Decision {
        scenario.plan = plan
        let digest = "d\(scenario.state.revision + 2)"
        return scenario.ask(.apply(digest: digest, differences: []), by: actor)
    }

    @Test func `a program puts a first plan in force`() {
        var scenario = Scenario(.sample(), applied: false)
        #expect(amend(&scenario, to: .sample()).outcome == .recorded)
    }

    @Test func `a program may tighten, and says itself what it did`() {
        var scenario = Scenario(.sample())
        #expect(amend(&scenario, to: .sample(approvals: rule)).outcome == .recorded)
        #expect(
            amend(&scenario, to: .sample(approvals: rule, blockers: [burning])).outcome == .recorded
        )
        #expect(scenario.state.register.blocker("fire")?.isOpen == true)
    }

    @Test func `what a program tightened it cannot loosen again, and neither by the older plan`() {
        var scenario = Scenario(.sample())
        amend(&scenario, to: .sample(approvals: rule))
        let back = amend(&scenario, to: .sample())
        #expect(back.outcome == .notPermitted)
        #expect(back.obstacles.map(\.rule) == [.loosens])
        #expect(back.obstacles.map(\.subject) == ["stages[early-access].approvals"])
        #expect(back.summary.contains("only a person may loosen"))
        #expect(back.summary.contains("approvals of early-access taken away"))
        #expect(!back.isNews)
        #expect(amend(&scenario, to: .sample(), by: .manager).outcome == .recorded)
    }

    @Test func `a loosening among things that tighten is found`() {
        var scenario = Scenario(.sample(approvals: rule))
        let mixed = Plan.sample(blockers: [burning])
        #expect(amend(&scenario, to: mixed).outcome == .notPermitted)
    }

    @Test func `no check is loosened by a new name, a swap of names or a move to a gate`() {
        let (strict, lax) = (Check.value("queue", "< 10"), Check.value("queue", "< 90"))
        var scenario = Scenario(.sample(noGo: [strict]))
        for plan in [
            Plan.sample(noGo: [.value("line", "< 90")]), .sample(noGo: [lax]),
            .sample(noGo: [.value("other", "< 1")], gates: [strict]),
            .sample(noGo: [.errorRate()], gates: [strict]),
        ] {
            #expect(amend(&scenario, to: plan).outcome == .notPermitted)
        }
        var swapped = Scenario(.sample(noGo: [.value("a", "< 1"), .value("b", "< 9")]))
        let other = Plan.sample(noGo: [
            Check(
                id: "a",
                title: "a",
                measure: Measure(source: "probe", quantity: .value("b")),
                require: .value(Limit("< 9")),
                validFor: Span("5m")
            ),
            Check(
                id: "b",
                title: "b",
                measure: Measure(source: "probe", quantity: .value("a")),
                require: .value(Limit("< 1")),
                validFor: Span("5m")
            ),
        ])
        #expect(amend(&swapped, to: other).outcome == .notPermitted)
    }

    @Test func `a copy of a check does not take what was seen of it`() {
        let strict = Check.errorRate(sustained: Span("10m"), onFail: .rollback)
        var scenario = liveScenario(.sample(noGo: [.tenantLeak, strict]))
        scenario.readings["error-rate"] = .counts(failures: 900, of: 5_000)
        scenario.ask(.tick, by: .guardian)
        scenario.wait(.seconds(120))
        scenario.ask(.tick, by: .guardian)
        #expect(scenario.state.streaks["error-rate"]?.isFailing == true)
        let tighter = Check(
            id: strict.id,
            title: strict.title,
            measure: strict.measure,
            require: .ratio(Limit("< 0.9%"), confidence: 0.95),
            validFor: strict.validFor,
            when: strict.when,
            sustained: strict.sustained,
            onFail: strict.onFail
        )
        let copy = Check(
            id: "copy",
            title: "Copy",
            measure: strict.measure,
            require: strict.require,
            validFor: strict.validFor,
            when: .live
        )
        let both = amend(&scenario, to: .sample(noGo: [.tenantLeak, tighter, copy]))
        #expect(both.outcome == .notPermitted)
        #expect(both.summary.contains("what was seen of error-rate"))
        let alone = amend(&scenario, to: .sample(noGo: [.tenantLeak, tighter]))
        #expect(alone.outcome == .recorded)
        #expect(scenario.state.streaks["error-rate"]?.isFailing == true)
    }

    @Test func `a stage without checks gets its first one from a person`() {
        let empty = Plan.sample(noGo: [])
        var scenario = Scenario(empty)
        let trivial = Check.value("one", "== 1")
        #expect(amend(&scenario, to: .sample(noGo: [], gates: [trivial])).outcome == .notPermitted)
        #expect(amend(&scenario, to: .sample(noGo: [trivial])).outcome == .notPermitted)
    }

    @Test func `an issue on record becomes no lighter by a plan that names it`() {
        let raised = BlockerDetails(
            id: "slow",
            severity: .p1,
            title: "Slow",
            before: "early-access"
        )
        var scenario = liveScenario()
        scenario.ask(.raiseBlocker(blocker: raised, reason: nil))
        let later = BlockerDetails(id: "slow", severity: .p1, title: "Slow", before: "launch")
        #expect(amend(&scenario, to: .sample(blockers: [later])).outcome == .notPermitted)
        scenario.ask(.clearBlocker(id: "slow", evidence: "e", reason: "r"))
        // It can be opened again as it is on record, so that it is not made lighter meanwhile.
        #expect(amend(&scenario, to: .sample(blockers: [later])).outcome == .notPermitted)
        #expect(amend(&scenario, to: .sample(blockers: [raised])).outcome == .recorded)
    }

    @Test func `an issue that a plan no longer names is missed`() {
        var scenario = Scenario(.sample(blockers: [burning]))
        #expect(amend(&scenario, to: .sample()).outcome == .notPermitted)
        #expect(amend(&scenario, to: .sample(), by: .manager).outcome == .recorded)
    }

    @Test func `the folder of the plan's programs is changed by a person`() {
        var scenario = Scenario(.sample())
        scenario.isMoved = true
        let moved = amend(&scenario, to: .sample(approvals: rule))
        #expect(moved.outcome == .notPermitted)
        #expect(moved.summary.contains("the folder"))
        scenario.isMoved = false
        #expect(amend(&scenario, to: .sample(approvals: rule)).outcome == .recorded)
    }

    @Test func `without the plan in force no program amends it`() {
        let scenario = Scenario(.sample())
        let decision = Plan.sample(approvals: rule).decision(
            on: Request(command: .apply(digest: "d2", differences: []), actor: .bot),
            in: scenario.state,
            given: Evidence(),
            at: scenario.now,
            by: .current
        )
        #expect(decision.outcome == .notPermitted)
    }
}
