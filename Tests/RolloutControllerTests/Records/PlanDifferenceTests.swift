import PlanLanguage
import Rollouts
import Testing
import Values

@testable import RolloutController

@Suite struct PlanDifferenceTests {
    @Test(arguments: [
        ("cohort: 5000, soak: 0s", "cohort: 5000, soak: 1h", "stages[launch].soak: 0s → 1h"),
        ("[bot]", "[bot, kim]", "sources[suites].attestation[1]: added kim"),
        (#"value: "< 500""#, #"value: "< 400""#, "noGo[latency].require.value: < 500 → < 400"),
        ("    onFail: rollback\n", "", "noGo[errors].onFail: rollback → hold"),
    ])
    func `a change is told by its place, with the value before and after`(
        text: String,
        change: String,
        difference: String
    ) throws {
        let plan = try plan(TestPlan.text)
        let other = try self.plan(TestPlan.text.replacing(text, with: change))
        #expect(try plan.differences(to: other).map(\.text) == [difference])
        #expect(try plan.differences(to: plan) == [])
    }

    @Test func `a stage that is added or removed is one difference`() throws {
        let plan = try plan(TestPlan.text)
        let more = try self.plan(TestPlan.text + "  - { name: all, cohort: 9000, soak: 0s }\n")
        let added = try plan.differences(to: more)
        #expect(added.count == 1 && added[0].text.hasPrefix("stages[all]: added {"))
        let removed = try more.differences(to: plan)
        #expect(removed.count == 1 && removed[0].text.hasPrefix("stages[all]: removed {"))
    }

    @Test func `a comment is no change`() throws {
        let plan = try plan(TestPlan.text)
        let commented = try self.plan("# nothing new\n" + TestPlan.text)
        #expect(plan == commented)
        let (digest, other) = (try plan.digest, try commented.digest)
        #expect(digest == other)
    }

    @Test func `an amendment is recorded with its differences, and kept checks go on`() async throws
    {
        try await withRollout { rollout in
            try await rollout.reach("beta")
            let amended = TestPlan.text.replacing("\"< 500\"", with: "\"< 400\"")
            #expect(try await rollout.apply(amended).decision.outcome == .recorded)
            let entry = try #require(try rollout.entries().last)
            let digest = try #require(try rollout.plan()).digest
            let differences = ["noGo[latency].require.value: < 500 → < 400"]
            let command = try entry.decoded().request.command
            #expect(command == .apply(digest: digest, differences: differences))
            #expect(try await rollout.advance(to: "launch").decision.outcome == .advanced)
        }
    }

    @Test func `an amendment cannot change who is exposed`() async throws {
        try await withRollout { rollout in
            try await rollout.reach("beta")
            let wider = TestPlan.text.replacing("cohort: 20", with: "cohort: 900")
            #expect(try await rollout.apply(wider).decision.outcome == .refused)
            #expect(try rollout.state().exposure == 20)
        }
    }

    @Test func `a program amends from where the plan in force was read, and a replay agrees`()
        async throws
    {
        let probing = TestPlan.text.replacing(
            "sources:\n",
            with: "sources:\n  probe: { command: [./probe] }\n"
        )
        let tighter = probing.replacing("\"< 500\"", with: "\"< 400\"")
        try await withRollout(applied: false) { rollout in
            try await rollout.apply(probing)
            let elsewhere = try await rollout.apply(tighter, by: .bot, from: "elsewhere")
            #expect(elsewhere.decision.outcome == .notPermitted)
            #expect(try await rollout.apply(tighter, by: .bot).decision.outcome == .recorded)
            #expect(try await rollout.apply(probing, by: .bot).decision.outcome == .notPermitted)
            let moved = try await rollout.apply(probing, from: "elsewhere")
            #expect(moved.decision.outcome == .recorded)
            let back = try await rollout.apply(tighter, by: .bot)
            #expect(back.decision.outcome == .notPermitted)
            #expect(try rollout.entries().count == 3)
            #expect(try rollout.findings() == [])
        }
    }

    private func plan(_ text: String) throws -> Plan {
        try #require(PlanParser.parse(PlanSource(text: text, file: "plan.yaml")).plan)
    }
}
