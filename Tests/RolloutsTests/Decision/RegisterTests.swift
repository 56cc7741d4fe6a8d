import Rollouts
import TestSupport
import Testing
import Values

@Suite struct BlockerTests {
    @Test(arguments: [
        (Severity.p0, nil as String?, Outcome.refused, Outcome.refused),
        (.p1, nil, .advanced, .refused),
        (.p2, nil, .refused, .refused),
        (.p2, "retry by hand", .advanced, .advanced),
        (.p3, nil, .advanced, .advanced),
    ])
    func `severity says which step a blocker stops`(
        _ severity: Severity,
        _ workaround: String?,
        _ toEarlyAccess: Outcome,
        _ toLaunch: Outcome
    ) {
        let blocker = BlockerDetails(
            id: "bug",
            severity: severity,
            title: "Bug",
            workaround: workaround
        )
        var beta = liveScenario()
        beta.ask(.raiseBlocker(blocker: blocker, reason: nil))
        #expect(beta.advance().outcome == toEarlyAccess)
        var early = liveScenario(in: "early-access")
        early.ask(.raiseBlocker(blocker: blocker, reason: nil))
        #expect(early.advance().outcome == toLaunch)
    }

    @Test func `a P1 may name the first stage that it keeps closed`() {
        var scenario = liveScenario()
        let blocker = BlockerDetails(
            id: "bug",
            severity: .p1,
            title: "Bug",
            before: "early-access"
        )
        scenario.ask(.raiseBlocker(blocker: blocker, reason: nil))
        #expect(scenario.advance().outcome == .refused)
    }

    @Test func `clearing lets through and can be undone`() {
        var scenario = liveScenario()
        let blocker = BlockerDetails(id: "bug", severity: .p0, title: "Bug")
        scenario.ask(.raiseBlocker(blocker: blocker, reason: nil))
        scenario.ask(.clearBlocker(id: "bug", evidence: "test run", reason: "mended"))
        #expect(
            scenario.decide(.advance(to: nil, accepting: [], reason: nil)).outcome == .advanced
        )
        scenario.ask(.reopenBlocker(id: "bug", reason: "it is back"))
        #expect(scenario.advance().outcome == .refused)
    }

    @Test func `an amendment that leaves a blocker out does not clear it`() {
        var scenario = liveScenario()
        let blocker = BlockerDetails(id: "bug", severity: .p0, title: "Bug")
        scenario.plan = .sample(blockers: [blocker])
        scenario.ask(.apply(digest: "d2", differences: []))
        scenario.plan = .sample()
        scenario.ask(.apply(digest: "d3", differences: []))
        #expect(scenario.state.register.blocker("bug")?.isOpen == true)
    }

    @Test func `a blocker is not waived`() {
        var scenario = liveScenario()
        let blocker = BlockerDetails(id: "bug", severity: .p0, title: "Bug")
        scenario.ask(.raiseBlocker(blocker: blocker, reason: nil))
        let until = scenario.now + .seconds(60)
        let decision = scenario.ask(.waive(subject: "bug", until: until, reason: "r"))
        #expect(decision.outcome == .invalid)
    }
}

@Suite struct MitigationTests {
    private func plan(
        _ level: Mitigation.Level,
        _ due: Mitigation.Deadline,
        whenOverdue: Severity = .p0
    ) -> Plan {
        .sample(mitigations: [
            Mitigation(
                id: "db-pool",
                title: "Scale the pool",
                level: level,
                due: due,
                whenOverdue: whenOverdue,
                verify: .value("db-pool", ">= 200")
            )
        ])
    }

    private func scenario(_ level: Mitigation.Level, pool: Double) -> Scenario {
        var scenario = liveScenario(plan(level, .before("early-access")))
        scenario.readings["db-pool"] = .value(pool)
        return scenario
    }

    @Test func `one that is measured to be in place lets through`() {
        for level in [Mitigation.Level.required, .recommended, .optional] {
            var scenario = scenario(level, pool: 200)
            #expect(scenario.advance().outcome == .advanced)
        }
    }

    @Test func `one that is missing stops its stage, unless it is optional`() {
        var required = scenario(.required, pool: 50)
        #expect(required.advance().obstacles.map(\.rule) == [.mitigation])
        var recommended = scenario(.recommended, pool: 50)
        #expect(recommended.advance().obstacles.map(\.rule) == [.mitigation])
        var optional = scenario(.optional, pool: 50)
        #expect(optional.advance().outcome == .advanced)
    }

    @Test func `a claim without a passing check does not count`() {
        var scenario = scenario(.required, pool: 50)
        let claim = scenario.ask(.mitigationDone(id: "db-pool", reason: "scaled"))
        #expect(claim.summary.contains("claimed, not verified"))
        #expect(scenario.advance().outcome == .refused)
    }

    @Test func `a recommended one can be gone without, with a reason and for a while`() {
        var scenario = scenario(.recommended, pool: 50)
        #expect(
            scenario.ask(.advance(to: nil, accepting: ["db-pool"], reason: nil)).outcome == .invalid
        )
        let accepted = scenario.ask(
            .advance(to: nil, accepting: ["db-pool"], reason: "peak is far off")
        )
        #expect(accepted.outcome == .advanced)
        #expect(scenario.state.register.waivers.map(\.subject) == ["db-pool"])
        scenario.wait(.seconds(31 * 86_400))
        #expect(scenario.advance().obstacles.map(\.rule) == [.mitigationOverdue])
    }

    @Test func `a required one cannot be accepted away`() {
        var scenario = scenario(.required, pool: 50)
        let decision = scenario.ask(
            .advance(to: nil, accepting: ["db-pool"], reason: "never mind")
        )
        #expect(decision.outcome == .invalid)
    }

    @Test func `an overdue one becomes a blocker of its severity`() {
        var scenario = liveScenario(plan(.optional, .within(Span("30d"), after: "beta")))
        scenario.readings["db-pool"] = .value(50)
        scenario.state.firstEntered["beta"] = scenario.now - .seconds(30 * 86_400 - 1)
        #expect(
            scenario.decide(.advance(to: nil, accepting: [], reason: nil)).outcome == .advanced
        )
        scenario.wait(.seconds(1))
        #expect(scenario.advance().obstacles.map(\.rule) == [.mitigationOverdue])
    }

    @Test func `one that was seen in place before counts for nothing once it cannot be seen`() {
        var scenario = scenario(.required, pool: 200)
        scenario.ask(.mitigationDone(id: "db-pool", reason: "scaled"))
        scenario.readings["db-pool"] = .value(50)
        #expect(scenario.advance().outcome == .refused)
        for why in [Unavailable.sourceFailed("down"), .noData("gone")] {
            scenario.readings["db-pool"] = .unavailable(why)
            let decision = scenario.advance()
            #expect(decision.exposure.after == 20)
            #expect(decision.obstacles.map(\.subject) == ["db-pool"])
        }
    }

    @Test func `one that is due before a stage which an amendment put into the past still stops`() {
        var late = liveScenario()
        late.plan = plan(.required, .before("beta"))
        late.state.firstEntered["beta"] = nil
        late.readings["db-pool"] = .value(50)
        #expect(late.advance().obstacles.map(\.rule) == [.mitigation])
    }

    @Test func `an overdue one stops completion, and is told of a rollout that is complete`() {
        var scenario = liveScenario(
            plan(.optional, .within(Span("1d"), after: "launch"), whenOverdue: .p1),
            in: "launch"
        )
        scenario.readings["db-pool"] = .value(50)
        #expect(scenario.advance().obstacles.map(\.rule) == [.mitigationOverdue])
        scenario.readings["db-pool"] = .value(200)
        #expect(scenario.advance().outcome == .advanced)
        #expect(scenario.state.phase == .completed)
        #expect(scenario.advance().outcome == .alreadyThere)
        scenario.readings["db-pool"] = .value(50)
        let overdue = scenario.advance()
        #expect(overdue.outcome == .refused)
        #expect(overdue.exposure.after == 50_000)
    }
}

@Suite struct ApprovalTests {
    private let rule = ApprovalRule(
        count: 1,
        role: "approver",
        notRequester: true,
        validFor: Span("7d")
    )

    private func scenario() -> Scenario { liveScenario(.sample(approvals: rule)) }

    private let approve = Command.approve(stage: nil, role: "approver", reason: nil)

    @Test func `the stage waits for its approval and then opens`() {
        var scenario = scenario()
        #expect(scenario.advance().outcome == .awaitingApproval)
        #expect(scenario.ask(approve, by: .lead).outcome == .recorded)
        #expect(scenario.advance().outcome == .advanced)
    }

    @Test func `the one who asked cannot approve, nor advance on an own approval`() {
        var scenario = scenario()
        scenario.advance()
        #expect(scenario.ask(approve, by: .manager).outcome == .notPermitted)
        scenario.ask(approve, by: .lead)
        #expect(scenario.advance(by: .lead).outcome == .awaitingApproval)
    }

    @Test func `an approval falls when the register changes`() {
        var scenario = scenario()
        scenario.ask(approve, by: .lead)
        let blocker = BlockerDetails(id: "typo", severity: .p3, title: "Typo")
        scenario.ask(.raiseBlocker(blocker: blocker, reason: nil))
        #expect(scenario.advance().outcome == .awaitingApproval)
    }

    @Test func `an approval falls when the plan is amended`() {
        var scenario = scenario()
        scenario.ask(approve, by: .lead)
        scenario.ask(.apply(digest: "d2", differences: ["x"]))
        scenario.attestSuites()
        #expect(scenario.advance().outcome == .awaitingApproval)
    }

    @Test func `an approval expires`() {
        var scenario = scenario()
        scenario.ask(approve, by: .lead)
        scenario.wait(.seconds(7 * 86_400))
        #expect(scenario.advance().outcome == .awaitingApproval)
    }

    @Test func `another role and a program do not count`() {
        var scenario = scenario()
        let other = Command.approve(stage: nil, role: "viewer", reason: nil)
        #expect(scenario.ask(other, by: .lead).outcome == .notPermitted)
        #expect(scenario.ask(approve, by: .bot).outcome == .notPermitted)
    }
}

@Suite struct WaiverTests {
    @Test func `a waiver opens a gate until it ends`() {
        var scenario = liveScenario(.sample(gates: [.value("tickets", "<= 10")]))
        scenario.readings["tickets"] = .value(11)
        let until = scenario.now + .seconds(60)
        scenario.ask(.waive(subject: "tickets", until: until, reason: "known"))
        #expect(
            scenario.decide(.advance(to: nil, accepting: [], reason: nil)).outcome == .advanced
        )
        scenario.wait(.seconds(60))
        #expect(scenario.advance().outcome == .refused)
    }

    @Test func `a clock that runs backwards does not bring a waiver back`() {
        var scenario = liveScenario(.sample(gates: [.value("tickets", "<= 10")]))
        scenario.readings["tickets"] = .value(11)
        scenario.ask(
            .waive(subject: "tickets", until: scenario.now + .seconds(60), reason: "known")
        )
        scenario.wait(.seconds(120))
        scenario.ask(.hold(id: "h", reason: "r", expires: nil))
        scenario.ask(.resume(id: "h", reason: "r"))
        scenario.now = scenario.now - .seconds(90)
        #expect(scenario.advance().outcome != .advanced)
    }
}
