import Rollouts
import TestSupport
import Testing
import Values

/// A no-go that nobody can see is told to people, once, and again when it is seen.
@Suite struct BlindnessTests {
    private func blind(
        _ rule: GuardRule? = nil,
        by nothing: Measurement? = .unavailable(.sourceFailed("refused")),
        in stage: String = "beta"
    ) -> Scenario {
        var scenario = liveScenario(.sample(guard: rule), in: stage)
        scenario.ask(.tick, by: .guardian)
        scenario.readings["error-rate"] = nothing
        return scenario
    }

    /// Looks once in a minute, and returns the looks of which people were told.
    private func told(_ scenario: inout Scenario, looks: Int) -> [Int] {
        (0..<looks).filter { look in
            if look > 0 { scenario.wait(.seconds(60)) }
            return scenario.ask(.tick, by: .guardian).isWorthTelling
        }
    }

    @Test(arguments: [
        Measurement.unavailable(.sourceFailed("refused")), .unavailable(.noData("empty")), nil,
    ])
    func `people are told once, after ten minutes`(_ nothing: Measurement?) {
        var scenario = blind(by: nothing)
        #expect(told(&scenario, looks: 60) == [10])
        #expect(scenario.decisions.compactMap(\.blindnessTold.first) == ["error-rate"])
        #expect(scenario.state.blind["error-rate"]?.isTold == true)
        #expect(scenario.state.holds.isEmpty)
    }

    @Test func `they are told again when it is seen again, and of the next time`() {
        var scenario = blind()
        #expect(told(&scenario, looks: 12) == [10])
        scenario.readings["error-rate"] = .counts(failures: 0, of: 5_000)
        let decision = scenario.ask(.tick, by: .guardian)
        #expect(decision.seenAgain == ["error-rate"])
        #expect(decision.isWorthTelling)
        #expect(scenario.state.blind.isEmpty)
        #expect(told(&scenario, looks: 12) == [])
        scenario.readings["error-rate"] = nil
        #expect(told(&scenario, looks: 12) == [10])
    }

    @Test func `a short gap is told to nobody`() {
        var scenario = blind()
        #expect(told(&scenario, looks: 10) == [])
        scenario.readings["error-rate"] = .counts(failures: 0, of: 5_000)
        #expect(told(&scenario, looks: 3) == [])
    }

    @Test func `too little evidence is no blindness, and a waiver ends it without a word`() {
        var scenario = blind(by: .counts(failures: 0, of: 1))
        #expect(told(&scenario, looks: 12) == [])
        scenario.readings["error-rate"] = nil
        #expect(told(&scenario, looks: 12) == [10])
        let until = scenario.now + .seconds(86_400)
        scenario.ask(.waive(subject: "error-rate", until: until, reason: "r"))
        #expect(told(&scenario, looks: 3) == [])
        #expect(scenario.state.blind.isEmpty)
    }

    @Test func `the plan says after how long, and each condition is told of`() {
        var scenario = blind(GuardRule(blindAfter: Span("2m")))
        #expect(told(&scenario, looks: 4) == [2])
        scenario.ask(.attest(subject: "tenant-isolation", result: .clean(1_000)), by: .bot)
        scenario.state.attestations = []
        #expect(told(&scenario, looks: 4) == [2])
        #expect(scenario.decisions.flatMap(\.blindnessTold) == ["error-rate", "tenant-leak"])
    }

    @Test func `a plan that holds for it holds, and again if it is released meanwhile`() {
        var scenario = blind(GuardRule(onBlind: .hold))
        let looks = (0..<11).map { _ in
            defer { scenario.wait(.seconds(60)) }
            return scenario.ask(.tick, by: .guardian).outcome
        }
        #expect(looks.firstIndex(of: .tripped) == 10)
        #expect(scenario.state.holds.map(\.id) == ["blind:error-rate"])
        #expect(scenario.state.holds.map(\.needsPerson) == [true])
        #expect(scenario.state.exposure == 20)
        #expect(scenario.decisions.last?.blindnessTold == ["error-rate"])
        #expect(scenario.ask(.resume(id: nil, reason: "r"), by: .bot).outcome == .notPermitted)
        #expect(scenario.ask(.tick, by: .guardian).outcome == .recorded)
        scenario.ask(.resume(id: nil, reason: "r"))
        #expect(scenario.ask(.tick, by: .guardian).outcome == .tripped)
    }

    @Test func `a hold by a person cannot take the guard's name for one`() {
        var scenario = blind()
        let decision = scenario.ask(.hold(id: "blind:error-rate", reason: "r", expires: nil))
        #expect(decision.outcome == .invalid)
    }

    @Test func `it is told although every look is an advance, and a failure trips first`() {
        var scenario = blind()
        scenario.advance()
        scenario.wait(.seconds(600))
        #expect(scenario.advance().blindnessTold == ["error-rate"])
        scenario.readings["error-rate"] = .counts(failures: 100, of: 1_000)
        let trip = scenario.advance()
        #expect(trip.outcome == .tripped)
        #expect(trip.seenAgain == ["error-rate"])
    }

    @Test func `no amendment and no other name begins the wait anew`() {
        var scenario = blind()
        scenario.ask(.tick, by: .guardian)
        for minute in 1...9 {
            scenario.wait(.seconds(60))
            scenario.ask(.apply(digest: "d\(minute + 1)", differences: ["description"]))
            scenario.ask(.tick, by: .guardian)
        }
        scenario.wait(.seconds(60))
        #expect(scenario.ask(.tick, by: .guardian).blindnessTold == ["error-rate"])
    }

    @Test(arguments: [365 * 86_400, -365 * 86_400])
    func `a clock that was wrong for a while postpones nothing`(seconds: Int) {
        var scenario = blind()
        scenario.wait(.seconds(seconds))
        scenario.ask(.tick, by: .guardian)
        scenario.wait(.seconds(-seconds))
        let looks = told(&scenario, looks: 12)
        #expect(looks.first.map { $0 <= 10 } == true)
        #expect(looks.count == 1)
    }

    @Test func `a completed rollout is not blind once its watch is over`() {
        var scenario = blind(by: .counts(failures: 0, of: 5_000), in: "launch")
        scenario.advance()
        scenario.readings["error-rate"] = nil
        #expect(told(&scenario, looks: 12) == [10])
        scenario.wait(.seconds(30 * 86_400))
        #expect(told(&scenario, looks: 12) == [])
    }

    @Test func `a rollback ends it without a word`() {
        var scenario = blind()
        #expect(told(&scenario, looks: 12) == [10])
        scenario.ask(.rollback(to: nil, reason: "r"))
        #expect(scenario.state.blind.isEmpty)
    }
}
