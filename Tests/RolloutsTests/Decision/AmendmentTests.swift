import Rollouts
import TestSupport
import Testing
import Values

/// What an amendment leaves and what it takes away.
@Suite struct AmendmentTests {
    private let burning = BlockerDetails(id: "fire", severity: .p0, title: "It burns")

    private func amend(_ scenario: inout Scenario, by actor: Actor = .manager) -> Decision {
        scenario.ask(.apply(digest: "d2", differences: ["soak"]), by: actor)
    }

    @Test func `approvals end with the plan that they were given for`() {
        let rule = ApprovalRule(count: 1, role: nil, notRequester: true, validFor: Span("30d"))
        var scenario = liveScenario(.sample(approvals: rule))
        #expect(scenario.advance(by: .manager).outcome == .awaitingApproval)
        scenario.ask(.approve(stage: nil, role: nil, reason: nil), by: .lead)
        #expect(amend(&scenario).outcome == .recorded)
        #expect(scenario.advance(by: .bot).outcome == .awaitingApproval)
        let asker = scenario.ask(.approve(stage: nil, role: nil, reason: nil), by: .manager)
        #expect(asker.outcome == .notPermitted, "an amendment does not forget who asked")
        scenario.ask(.approve(stage: nil, role: nil, reason: nil), by: .lead)
        #expect(scenario.advance(by: .bot).outcome == .advanced)
    }

    @Test func `an issue that a person raised becomes no lighter by an amendment`() {
        var scenario = liveScenario()
        scenario.ask(.raiseBlocker(blocker: burning, reason: nil))
        scenario.plan = .sample(blockers: [
            BlockerDetails(id: "fire", severity: .p3, title: "It is warm")
        ])
        #expect(amend(&scenario, by: .bot).outcome == .recorded)
        #expect(scenario.state.register.blocker("fire")?.details.severity == .p0)
    }

    @Test func `automation cannot clear an open issue by an amendment, a person can`() {
        var scenario = Scenario(.sample(blockers: [burning]))
        scenario.plan = .sample(blockers: [
            BlockerDetails(
                id: "fire",
                severity: .p0,
                title: "It burns",
                cleared: .init(evidence: "water", decision: "out")
            )
        ])
        #expect(amend(&scenario, by: .bot).outcome == .notPermitted)
        #expect(scenario.state.register.blocker("fire")?.isOpen == true)
        #expect(amend(&scenario).outcome == .recorded)
        #expect(scenario.state.register.blocker("fire")?.isOpen == false)
    }

    @Test func `an open issue can become graver and get a workaround, never lighter`() {
        var scenario = liveScenario()
        func raise(_ severity: Severity, _ workaround: String? = nil) -> Command {
            .raiseBlocker(
                blocker: BlockerDetails(
                    id: "slow",
                    severity: severity,
                    title: "Slow",
                    workaround: workaround
                ),
                reason: nil
            )
        }
        scenario.ask(raise(.p2))
        #expect(scenario.ask(raise(.p2)).outcome == .alreadyThere)
        #expect(scenario.ask(raise(.p2, "restart")).outcome == .recorded)
        #expect(scenario.ask(raise(.p0, "restart")).outcome == .recorded)
        #expect(scenario.ask(raise(.p3)).outcome == .invalid)
        #expect(scenario.state.register.blocker("slow")?.details.severity == .p0)
    }

    @Test func `a check counts the word of its own source's people only`() {
        let intern = Actor(name: "intern", kind: .person)
        let manual = Check(
            id: "manual",
            title: "By hand",
            measure: Measure(source: "manual", quantity: .trials("tenant-isolation")),
            require: .trials(atLeast: 1, failures: 0),
            validFor: Span("1d")
        )
        let sample = Plan.sample(noGo: [.tenantLeak, manual])
        let source = Source(name: "manual", kind: .attestation(["intern"]), timeout: Span("5s"))
        var scenario = Scenario(
            Plan(
                name: sample.name,
                sources: sample.sources + [source],
                noGo: sample.noGo,
                stages: sample.stages
            )
        )
        scenario.ask(.attest(subject: "tenant-isolation", result: .clean(1_000)), by: intern)
        #expect(scenario.advance().obstacles.map(\.subject) == ["tenant-leak"])
        scenario.ask(.attest(subject: "tenant-isolation", result: .clean(1_000)), by: .bot)
        #expect(scenario.advance().outcome == .advanced)
    }

    @Test func `a result of the wrong kind is refused when it is pushed`() {
        var scenario = Scenario(.sample())
        let pushed = scenario.ask(
            .attest(subject: "tenant-isolation", result: .value(1)),
            by: .bot
        )
        #expect(pushed.outcome == .invalid)
        #expect(scenario.state.attestations.isEmpty)
    }
}
