import Rollouts
import TestSupport
import Testing
import Values

/// Clocks that jump: whatever they say, nothing becomes looser.
@Suite struct ClockTests {
    /// A scenario whose log has an entry from a day ahead of the clock as it is now.
    private func scenarioBehindItsLog(_ plan: Plan = .sample()) -> Scenario {
        var scenario = liveScenario(plan)
        scenario.wait(.seconds(86_400))
        scenario.ask(.acceptRisk(id: "load", reason: "under a clock that is ahead"))
        scenario.wait(.seconds(-86_400))
        return scenario
    }

    private let risky = Plan.sample(
        noGo: [.tenantLeak, .errorRate(onFail: .rollback)],
        risks: [Risk(id: "load", title: "Load", impact: nil, mitigation: nil, watch: nil)]
    )

    @Test func `a failure that is fresh by the clock as it is now still trips`() {
        var scenario = scenarioBehindItsLog(risky)
        #expect((scenario.state.lastTime ?? scenario.now) > scenario.now)
        scenario.readings["error-rate"] = .counts(failures: 500, of: 1_000)
        #expect(scenario.ask(.tick, by: .guardian).outcome == .tripped)
        #expect(scenario.state.exposure == 0)
    }

    @Test func `a pass that is stale by the log's newest entry is none`() {
        var scenario = scenarioBehindItsLog(risky)
        let decision = scenario.advance()
        #expect(decision.outcome == .notYet)
        #expect(decision.checks.first { $0.id == "error-rate" }?.verdict == .undecided(.stale))
    }

    @Test func `a hold is not over before the clock says so`() {
        var scenario = liveScenario(risky)
        let end = scenario.now + .seconds(3_600)
        scenario.ask(.hold(id: "lunch", reason: "lunch", expires: end))
        scenario.wait(.seconds(7_200))
        scenario.ask(.acceptRisk(id: "load", reason: "under a clock that is ahead"))
        scenario.wait(.seconds(-7_200))
        #expect(scenario.advance().outcome == .held)
    }

    @Test func `a freeze covers the clock as it is and the newest entry`() {
        let freeze = Freeze(
            from: Scenario.start + .seconds(31 * 86_400),
            to: Scenario.start + .seconds(40 * 86_400),
            reason: "year end"
        )
        var scenario = liveScenario(.sample(freezes: [freeze], risks: risky.risks))
        #expect(scenario.decide(.advance(to: nil, accepting: [], reason: nil)).outcome == .held)
        scenario.ask(.acceptRisk(id: "load", reason: "in the freeze"))
        scenario.wait(.seconds(-2 * 86_400))
        let decision = scenario.decide(.advance(to: nil, accepting: [], reason: nil))
        #expect(decision.obstacles.map(\.rule).contains(.freeze))
    }

    @Test func `an approval is as old as the newest entry says, not as the clock does`() {
        let rule = ApprovalRule(count: 1, role: nil, notRequester: false, validFor: Span("3h"))
        var scenario = liveScenario(.sample(approvals: rule, risks: risky.risks))
        scenario.ask(.approve(stage: "early-access", role: nil, reason: nil), by: .lead)
        #expect(scenario.decide(step).outcome == .advanced)
        scenario.wait(.seconds(4 * 3_600))
        // Nothing that would change the register, as that would end the approval too.
        scenario.ask(.hold(id: "clock", reason: "under a clock that is ahead", expires: nil))
        scenario.ask(.resume(id: "clock", reason: "it is right again"))
        scenario.wait(.seconds(-4 * 3_600))
        #expect(scenario.decide(step).obstacles.map(\.rule).contains(.approval))
    }

    @Test func `a soak is over by the clock as it is read, not by the newest entry`() {
        var scenario = Scenario(risky)
        scenario.readings["error-rate"] = .counts(failures: 0, of: 5_000)
        scenario.attestSuites()
        scenario.advance()
        scenario.wait(.seconds(8 * 86_400))
        #expect(!scenario.decide(step).obstacles.map(\.rule).contains(.soak))
        scenario.ask(.acceptRisk(id: "load", reason: "under a clock that is ahead"))
        scenario.wait(.seconds(-7 * 86_400))
        let decision = scenario.decide(step)
        #expect(decision.obstacles.map(\.rule).contains(.soak))
    }

    private let step = Command.advance(to: nil, accepting: [], reason: nil)

    @Test(arguments: [
        "9999-12-31T23:59:59-10:00", "0000-01-01T00:00:00+10:00", "10000-01-01T00:00:00Z",
    ])
    func `a time without a form of its own is refused`(_ text: String) {
        #expect(Instant(text: text) == nil)
        #expect(Instant(seconds: 1e15) == nil)
        #expect(Instant(seconds: .nan) == nil)
    }
}
