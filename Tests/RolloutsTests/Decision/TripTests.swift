import Rollouts
import TestSupport
import Testing
import Values

@Suite struct TripTests {
    @Test func `a failed no-go that undoes rolls back by itself and holds`() {
        var scenario = liveScenario(in: "early-access")
        let decision = scenario.ask(
            .attest(subject: "tenant-isolation", result: .counts(failures: 1, of: 9)),
            by: .bot
        )
        #expect(decision.outcome == .tripped)
        #expect(scenario.state.phase == .planned)
        #expect(scenario.state.exposure == 0)
        #expect(scenario.state.holds.map(\.needsPerson) == [true])
    }

    @Test func `a failed no-go that holds keeps the exposure`() {
        var scenario = liveScenario()
        scenario.readings["error-rate"] = .counts(failures: 100, of: 1_000)
        let decision = scenario.ask(.tick, by: .guardian)
        #expect(decision.outcome == .tripped)
        #expect(scenario.state.exposure == 20)
        #expect(scenario.state.holds.map(\.id) == ["no-go:error-rate"])
    }

    @Test func `a trip comes before an advance, a hold and a freeze`() {
        var scenario = liveScenario(.sample(noGo: [.tenantLeak, .errorRate(onFail: .rollback)]))
        scenario.ask(.hold(id: nil, reason: "lunch", expires: nil))
        scenario.readings["error-rate"] = .counts(failures: 100, of: 1_000)
        #expect(scenario.advance().outcome == .tripped)
        #expect(scenario.state.exposure == 0)
    }

    @Test func `an undecided no-go stops the advance and never trips`() {
        var scenario = liveScenario(.sample(noGo: [.tenantLeak, .errorRate(onFail: .rollback)]))
        scenario.readings["error-rate"] = .unavailable(.sourceFailed("refused"))
        #expect(scenario.ask(.tick, by: .guardian).outcome == .recorded)
        #expect(scenario.advance().outcome == .sourceFailed)
        #expect(scenario.state.exposure == 20)
    }

    @Test func `nothing trips while nobody is exposed`() {
        var scenario = Scenario(.sample())
        scenario.ask(
            .attest(subject: "tenant-isolation", result: .counts(failures: 1, of: 9)),
            by: .bot
        )
        #expect(scenario.ask(.tick, by: .guardian).outcome == .recorded)
        #expect(scenario.advance().outcome == .refused)
    }

    @Test func `a live check is so while its stage is on, however few are left in it`() {
        var scenario = liveScenario()
        scenario.readings["error-rate"] = .counts(failures: 100, of: 1_000)
        scenario.state.exposure = 0
        #expect(scenario.ask(.tick, by: .guardian).outcome == .tripped)
        #expect(scenario.advance().outcome == .held)
        scenario.state.phase = .planned
        let decision = scenario.advance()
        #expect(decision.checks.first { $0.id == "error-rate" }?.verdict == .notApplicable)
    }

    @Test func `a live check without evidence passes nobody on, though nobody is left`() {
        var scenario = liveScenario()
        scenario.readings["error-rate"] = nil
        scenario.state.exposure = 0
        #expect(scenario.advance().outcome == .notYet)
        scenario.state.phase = .completed
        #expect(
            scenario.advance().checks.first { $0.id == "error-rate" }?.verdict.reason == .noData
        )
    }

    @Test func `a look that finds nothing new is no news`() {
        var scenario = liveScenario()
        scenario.ask(.tick, by: .guardian)
        scenario.wait(.seconds(30))
        #expect(!scenario.ask(.tick, by: .guardian).isNews)
        scenario.readings["error-rate"] = .counts(failures: 100, of: 1_000)
        #expect(scenario.ask(.tick, by: .guardian).isNews)
        scenario.wait(.seconds(30))
        #expect(!scenario.ask(.tick, by: .guardian).isNews)
    }

    @Test func `after three rollbacks by itself the guard holds and calls a person`() {
        var scenario = liveScenario(.sample(noGo: [.tenantLeak, .errorRate(onFail: .rollback)]))
        for _ in 1...3 {
            scenario.readings["error-rate"] = .counts(failures: 100, of: 1_000)
            #expect(scenario.ask(.tick, by: .guardian).exposure.after == 0)
            scenario.ask(.resume(id: nil, reason: "mended"))
            scenario.readings["error-rate"] = .counts(failures: 0, of: 1_000)
            scenario.attestSuites()
            #expect(scenario.advance().outcome == .advanced)
        }
        scenario.readings["error-rate"] = .counts(failures: 100, of: 1_000)
        let fourth = scenario.ask(.tick, by: .guardian)
        #expect(fourth.outcome == .tripped)
        #expect(fourth.exposure.after == 20)
        #expect(fourth.summary.contains("a person is needed"))
    }

    @Test func `automation cannot release what a rollback or a trip holds`() {
        var scenario = liveScenario()
        scenario.ask(.rollback(to: nil, reason: "r"))
        #expect(scenario.ask(.resume(id: nil, reason: "r"), by: .bot).outcome == .notPermitted)
        #expect(scenario.advance(by: .bot).outcome == .held)
        #expect(scenario.ask(.resume(id: nil, reason: "r")).outcome == .recorded)
    }
}

@Suite struct SustainedTests {
    private func failing() -> Scenario {
        var scenario = liveScenario(
            .sample(noGo: [.tenantLeak, .errorRate(sustained: Span("10m"), onFail: .rollback)])
        )
        scenario.readings["error-rate"] = .counts(failures: 100, of: 1_000)
        return scenario
    }

    @Test func `a failure trips once it was seen for as long as the plan says`() {
        var scenario = failing()
        for look in 0..<20 {
            #expect(scenario.ask(.tick, by: .guardian).outcome == .recorded, "look \(look)")
            scenario.wait(.seconds(30))
        }
        #expect(scenario.ask(.tick, by: .guardian).outcome == .tripped)
    }

    @Test func `time in which nobody looked does not count`() {
        var scenario = failing()
        scenario.ask(.tick, by: .guardian)
        scenario.wait(.seconds(86_400))
        #expect(scenario.ask(.tick, by: .guardian).outcome == .recorded)
        #expect(scenario.state.streaks["error-rate"]?.seen == .seconds(150))
    }

    @Test func `one measurement that is looked at again and again was seen once`() {
        var scenario = failing()
        scenario.ask(.tick, by: .guardian)
        for _ in 0..<8 {
            scenario.wait(.seconds(30))
            scenario.age = scenario.age + .seconds(30)
            #expect(scenario.ask(.tick, by: .guardian).outcome == .recorded)
        }
        #expect(scenario.state.streaks["error-rate"]?.seen == .zero)
        scenario.age = .zero
        scenario.wait(.seconds(30))
        scenario.ask(.tick, by: .guardian)
        #expect(scenario.state.streaks["error-rate"]?.seen == .seconds(150))
    }

    @Test func `time without evidence neither counts nor ends the streak`() {
        var scenario = failing()
        scenario.ask(.tick, by: .guardian)
        scenario.wait(.seconds(60))
        scenario.ask(.tick, by: .guardian)
        scenario.readings["error-rate"] = .unavailable(.noData("gone"))
        scenario.wait(.seconds(60))
        scenario.ask(.tick, by: .guardian)
        scenario.readings["error-rate"] = .counts(failures: 100, of: 1_000)
        scenario.wait(.seconds(60))
        scenario.ask(.tick, by: .guardian)
        #expect(scenario.state.streaks["error-rate"]?.seen == .seconds(60))
    }

    @Test func `a pass ends the streak`() {
        var scenario = failing()
        scenario.ask(.tick, by: .guardian)
        scenario.readings["error-rate"] = .counts(failures: 0, of: 1_000)
        scenario.ask(.tick, by: .guardian)
        #expect(scenario.state.streaks.isEmpty)
    }

    @Test func `meanwhile the advance waits, and is told until when`() {
        var scenario = failing()
        scenario.ask(.tick, by: .guardian)
        let decision = scenario.advance()
        #expect(decision.outcome == .notYet)
        #expect(decision.retryAfter == scenario.now + .seconds(600))
    }
}
