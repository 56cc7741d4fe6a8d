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

    @Test(arguments: [
        Measurement.unavailable(.noData("gone")), .unavailable(.sourceFailed("refused")), nil,
    ])
    func `a look without an answer is as if nobody had looked`(_ nothing: Measurement?) {
        var scenario = failing()
        for look in 0..<11 {
            let isAnswered = look.isMultiple(of: 2)
            scenario.readings["error-rate"] =
                isAnswered ? .counts(failures: 100, of: 1_000) : nothing
            let outcome = scenario.ask(.tick, by: .guardian).outcome
            #expect(outcome == (look < 10 ? .recorded : .tripped), "look \(look)")
            scenario.wait(.seconds(60))
        }
    }

    @Test func `evidence that shows neither ends no streak, and its time does not count`() {
        var scenario = failing()
        scenario.ask(.tick, by: .guardian)
        scenario.wait(.seconds(60))
        scenario.ask(.tick, by: .guardian)
        scenario.readings["error-rate"] = .counts(failures: 0, of: 1)
        scenario.wait(.seconds(60))
        scenario.ask(.tick, by: .guardian)
        scenario.readings["error-rate"] = .counts(failures: 100, of: 1_000)
        scenario.wait(.seconds(60))
        scenario.ask(.tick, by: .guardian)
        #expect(scenario.state.streaks["error-rate"]?.seen == .seconds(60))
    }

    @Test(arguments: [(300, true), (301, false)])
    func `a streak is over once nothing was seen for as long as evidence counts`(
        seconds: Int,
        lasts: Bool
    ) {
        var scenario = failing()
        scenario.ask(.tick, by: .guardian)
        scenario.readings["error-rate"] = nil
        scenario.wait(.seconds(seconds))
        let decision = scenario.ask(.tick, by: .guardian)
        #expect((scenario.state.streaks["error-rate"] != nil) == lasts)
        #expect(decision.checks.first { $0.id == "error-rate" }?.verdict.isUnseen == true)
    }

    @Test func `a guard that looks seldom loses no streak to a look without an answer`() {
        var scenario = liveScenario(
            .sample(noGo: [.tenantLeak, .errorRate(sustained: Span("2h"), onFail: .rollback)])
        )
        let trip = (0..<40).first { look in
            scenario.readings["error-rate"] =
                look.isMultiple(of: 2) ? .counts(failures: 100, of: 1_000) : nil
            defer { scenario.wait(.seconds(600)) }
            return scenario.ask(.tick, by: .guardian).outcome == .tripped
        }
        #expect(trip == 12)
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
