import Rollouts
import Testing
import Values

/// A rollout in a line: of all that is on record, the gravest.
@Suite struct RolloutBriefTests {
    private func standing(_ scenario: Scenario) -> RolloutBrief.Standing {
        RolloutBrief(scenario.state, under: scenario.plan, at: scenario.now).standing
    }

    @Test func `a rollout that has not begun is clear, and one without a plan says so`() {
        let scenario = Scenario(.sample())
        #expect(standing(scenario) == .clear)
        #expect(
            RolloutBrief(State(rollout: "r"), under: nil, at: scenario.now).standing
                == .withoutPlan
        )
    }

    @Test func `a stage soaks until its end, and is clear then`() throws {
        var scenario = liveScenario()
        let since = try #require(scenario.state.stageSince)
        scenario.now = since
        let soak = try #require(scenario.plan.stage("beta")?.soak.duration)
        #expect(standing(scenario) == .soaking(until: since + soak))
        scenario.now = since + soak
        #expect(standing(scenario) == .clear)
        let brief = RolloutBrief(scenario.state, under: scenario.plan, at: scenario.now)
        #expect(brief.stage == "beta")
        #expect(brief.since == since)
        #expect(brief.next == scenario.plan.stage(after: scenario.state.phase)?.cohort.most)
    }

    @Test func `a hold comes before a failure, and a failure before a blocker`() {
        var scenario = liveScenario()
        let issue = BlockerDetails(id: "loss", severity: .p0, title: "Rows vanish")
        scenario.ask(.raiseBlocker(blocker: issue, reason: nil))
        #expect(standing(scenario) == .blocked(by: ["loss"]))
        scenario.state.failing["error-rate"] = SeenFailure(value: "9%", entry: 3, terms: nil)
        #expect(standing(scenario) == .failing(["error-rate"]))
        scenario.ask(.hold(id: "lunch", reason: nil, expires: nil))
        #expect(standing(scenario) == .held(by: ["lunch"]))
        #expect(standing(scenario).needsSomebody)
    }

    @Test func `a completed rollout is watched, until it no longer is`() throws {
        var scenario = liveScenario(in: "launch")
        #expect(scenario.advance().outcome == .advanced)
        let end = try #require(scenario.plan.watchEnd(in: scenario.state))
        #expect(standing(scenario) == .watched(until: end))
        #expect(!standing(scenario).needsSomebody)
        scenario.now = end
        #expect(standing(scenario) == .over)
    }
}
