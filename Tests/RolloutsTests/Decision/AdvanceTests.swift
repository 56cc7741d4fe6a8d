import Rollouts
import Testing
import Values

@Suite struct AdvanceTests {
    @Test func `a plan with its evidence goes through all stages and completes`() {
        var scenario = liveScenario(in: "launch")
        #expect(scenario.state.exposure == 50_000)
        let last = scenario.advance()
        #expect(last.outcome == .advanced)
        #expect(last.to == "completed")
        #expect(scenario.state.phase == .completed)
        #expect(scenario.state.exposure == 50_000)
    }

    @Test func `without any evidence nothing moves, and each missing piece is named`() {
        var scenario = Scenario(.sample())
        let decision = scenario.advance()
        #expect(decision.outcome == .notYet)
        #expect(decision.obstacles.map(\.subject) == ["tenant-leak"])
        #expect(decision.checks.first?.verdict == .undecided(.noData))
        #expect(scenario.state.exposure == 0)
    }

    @Test func `a live check is not applicable before anybody is exposed`() {
        var scenario = Scenario(.sample())
        scenario.attestSuites()
        let decision = scenario.advance()
        #expect(decision.outcome == .advanced)
        #expect(decision.checks.first { $0.id == "error-rate" }?.verdict == .notApplicable)
    }

    @Test func `a live check must pass before its stage is left`() {
        var scenario = liveScenario()
        scenario.readings["error-rate"] = nil
        let decision = scenario.advance()
        #expect(decision.outcome == .notYet)
        #expect(decision.obstacles.map(\.subject) == ["error-rate"])
    }

    @Test func `the soak must be over, and the refusal says when it is`() {
        var scenario = liveScenario()
        scenario.state.stageSince = scenario.now - .seconds(86_400)
        let decision = scenario.advance()
        #expect(decision.outcome == .notYet)
        #expect(decision.retryAfter == scenario.now + .seconds(6 * 86_400))
    }

    @Test func `asking again for the stage one is in is already there`() {
        var scenario = liveScenario()
        #expect(scenario.advance(to: "beta").outcome == .alreadyThere)
        scenario.advance()
        #expect(scenario.advance(to: "beta").outcome == .alreadyThere)
        #expect(scenario.state.stage == "early-access")
    }

    @Test func `the end is entered by its name, from the last stage alone`() {
        var early = liveScenario()
        let tooFar = early.advance(to: "completed")
        #expect(tooFar.outcome == .refused)
        #expect(tooFar.obstacles.contains { $0.rule == .oneStage && $0.subject == "completed" })
        var scenario = liveScenario(in: "launch")
        #expect(scenario.advance(to: "completed").outcome == .advanced)
        #expect(scenario.state.phase == .completed)
        #expect(scenario.advance(to: "completed").outcome == .alreadyThere)
    }

    @Test func `two stages at once are refused`() {
        var scenario = liveScenario()
        let decision = scenario.advance(to: "launch")
        #expect(decision.outcome == .refused)
        #expect(decision.obstacles.map(\.rule) == [.oneStage])
    }

    @Test func `an unknown stage is answered with the one that was meant`() {
        let decision = liveScenario().decide(.advance(to: "lanch", accepting: [], reason: nil))
        #expect(decision.outcome == .invalid)
        #expect(decision.summary.contains("did you mean launch?"))
    }

    @Test func `a stage with no checks cannot pass`() {
        var scenario = Scenario(.sample(noGo: []))
        scenario.advance()
        scenario.wait(.seconds(8 * 86_400))
        #expect(scenario.advance().obstacles.map(\.rule) == [.noChecks])
    }

    @Test func `a gate of the current stage must pass, one of another does not matter`() {
        var scenario = liveScenario(.sample(gates: [.value("tickets", "<= 10")]))
        scenario.readings["tickets"] = .value(11)
        #expect(scenario.advance().outcome == .refused)
        scenario.readings["tickets"] = .value(10)
        #expect(scenario.advance().outcome == .advanced)
        scenario.readings["tickets"] = .value(11)
        scenario.wait(.seconds(8 * 86_400))
        #expect(scenario.advance().outcome == .advanced)
    }

    @Test func `a plan that was edited and not applied is refused`() {
        let decision = liveScenario().decide(
            .advance(to: nil, accepting: [], reason: nil),
            digest: "another"
        )
        #expect(decision.outcome == .refused)
        #expect(decision.obstacles.map(\.rule) == [.planChanged])
    }

    @Test func `a freeze stops the advance until it ends, and nothing else`() {
        var scenario = liveScenario()
        let end = scenario.now + .seconds(3_600)
        let freeze = Freeze(from: scenario.now - .seconds(1), to: end, reason: "year end")
        scenario.plan = .sample(freezes: [freeze])
        let decision = scenario.advance()
        #expect(decision.outcome == .held)
        #expect(decision.retryAfter == end)
        #expect(scenario.decide(.hold(id: nil, reason: "r", expires: nil)).outcome == .recorded)
        #expect(scenario.decide(.rollback(to: nil, reason: "r")).outcome == .rolledBack)
        scenario.wait(.seconds(3_600))
        #expect(scenario.advance().outcome == .advanced)
    }

    @Test func `a failed source outranks what is merely not there yet`() {
        var scenario = liveScenario()
        scenario.state.stageSince = scenario.now
        scenario.readings["error-rate"] = .unavailable(.sourceFailed("timed out"))
        #expect(scenario.advance().outcome == .sourceFailed)
    }

    @Test func `the same refusal is recorded once`() {
        var scenario = Scenario(.sample())
        #expect(scenario.advance().isNews)
        #expect(!scenario.advance().isNews)
        #expect(scenario.advance(by: .lead).isNews)
    }
}
