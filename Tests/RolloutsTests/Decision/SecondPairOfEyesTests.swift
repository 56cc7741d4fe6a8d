import Rollouts
import TestSupport
import Testing
import Values

/// Who asked for an advance or applied the plan is no second pair of eyes on it.
@Suite struct SecondPairOfEyesTests {
    private let other = Actor(name: "other", kind: .person)
    private let approve = Command.approve(stage: nil, role: nil, reason: nil)

    private func rule(_ count: Int = 1, notRequester: Bool = true) -> ApprovalRule {
        ApprovalRule(count: count, role: nil, notRequester: notRequester, validFor: Span("7d"))
    }

    private func amend(_ scenario: inout Scenario, _ digest: String, by actor: Actor) {
        #expect(
            scenario.ask(.apply(digest: digest, differences: ["a word"]), by: actor).outcome
                == .recorded
        )
    }

    @Test func `who applied the plan is told why, and who else counts`() {
        let sample = Plan.sample(approvals: rule())
        var scenario = liveScenario(sample)
        let refusal = scenario.ask(approve, by: .manager)
        #expect(refusal.outcome == .notPermitted)
        #expect(
            refusal.summary == "manager applied the plan in force and cannot approve it too; "
                + "an approval by another person counts"
        )
        #expect(scenario.ask(approve, by: .lead).outcome == .recorded)
        #expect(scenario.advance(by: .manager).outcome == .advanced)
    }

    @Test func `the holders of the role who may approve are named`() {
        func refusal(_ holders: [String]) -> String {
            let role = ApprovalRule(
                count: 1,
                role: "approver",
                notRequester: true,
                validFor: Span("7d")
            )
            let sample = Plan.sample(approvals: role)
            var scenario = liveScenario(
                Plan(
                    name: sample.name,
                    roles: [Role(name: "approver", members: holders)],
                    sources: sample.sources,
                    noGo: sample.noGo,
                    stages: sample.stages
                )
            )
            return scenario.ask(approve, by: .manager).summary
        }
        #expect(refusal(["Manager", "lead", "third"]).hasSuffix("by lead or third counts"))
        #expect(refusal(["manager"]).hasSuffix("it needs one more under roles"))
    }

    @Test func `a plan that does not mind lets its author approve`() {
        var scenario = liveScenario(.sample(approvals: rule(notRequester: false)))
        #expect(scenario.ask(approve, by: .manager).outcome == .recorded)
        #expect(scenario.advance(by: .manager).outcome == .advanced)
    }

    @Test func `an amendment of a word by another leaves the author one`() {
        var scenario = liveScenario(.sample(approvals: rule()))
        amend(&scenario, "d2", by: .lead)
        #expect(scenario.ask(approve, by: .lead).outcome == .notPermitted)
        let author = scenario.ask(approve, by: .manager)
        #expect(author.outcome == .notPermitted)
        #expect(author.summary.hasPrefix("manager applied the plan that was amended since"))
        #expect(scenario.ask(approve, by: other).outcome == .recorded)
    }

    @Test func `an amendment by a program before the stage leaves the author one`() {
        var scenario = Scenario(.sample(approvals: rule()))
        scenario.readings["error-rate"] = .counts(failures: 0, of: 5_000)
        scenario.attestSuites()
        amend(&scenario, "d2", by: .bot)
        #expect(scenario.advance(by: .bot).outcome == .advanced)
        scenario.wait(.seconds(8 * 86_400))
        #expect(scenario.ask(approve, by: .manager).outcome == .notPermitted)
        #expect(scenario.ask(approve, by: other).outcome == .recorded)
    }

    @Test func `an approval given first does not count for who amends or asks later`() {
        var scenario = liveScenario(.sample(approvals: rule()))
        #expect(scenario.ask(approve, by: .lead).outcome == .recorded)
        let refusal = scenario.advance(by: .lead)
        #expect(refusal.outcome == .awaitingApproval)
        #expect(refusal.summary.hasSuffix("; lead asked for this advance, and does not count"))
        amend(&scenario, "d2", by: .lead)
        amend(&scenario, "d1", by: .manager)
        #expect(scenario.advance(by: .manager).outcome == .awaitingApproval)
        #expect(scenario.ask(approve, by: .lead).outcome == .notPermitted)
    }

    @Test func `a rollback and beginning anew forget neither authors nor who asked`() {
        var scenario = liveScenario(.sample(approvals: rule()))
        #expect(scenario.advance(by: .lead).outcome == .awaitingApproval)
        scenario.ask(.rollback(to: nil, reason: nil), by: other)
        scenario.ask(.resume(id: nil, reason: "mended"), by: other)
        #expect(scenario.state.requesters == ["lead"])
        scenario.attestSuites()
        #expect(scenario.advance(by: .bot).outcome == .advanced)
        scenario.wait(.seconds(8 * 86_400))
        #expect(scenario.ask(approve, by: .manager).outcome == .notPermitted)
    }

    @Test func `what somebody else has approved and let in ends the part of earlier authors`() {
        var scenario = liveScenario(.sample(approvals: rule()))
        amend(&scenario, "d2", by: .lead)
        scenario.ask(approve, by: other)
        #expect(scenario.state.authors == ["manager", "lead"])
        #expect(scenario.advance(by: .bot).outcome == .advanced)
        #expect(scenario.state.authors == ["lead"])
    }

    @Test func `an entry without another's approval ends nobody's part`() {
        var scenario = liveScenario(.sample(approvals: rule(notRequester: false)))
        amend(&scenario, "d2", by: .lead)
        scenario.ask(approve, by: .manager)
        #expect(scenario.advance(by: .bot).outcome == .advanced)
        #expect(scenario.state.authors == ["manager", "lead"])
    }
}
