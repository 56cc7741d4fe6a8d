import Rollouts
import TestSupport
import Testing
import Values

/// A completed rollout is watched on, for as long as the plan says.
@Suite struct WatchTests {
    private func completed(
        _ reaction: Check.Reaction = .rollback,
        watch: Span? = nil
    ) -> Scenario {
        let noGo: [Check] = [.tenantLeak, .errorRate(onFail: reaction)]
        var scenario = liveScenario(.sample(noGo: noGo, watch: watch), in: "launch")
        #expect(scenario.advance().outcome == .advanced)
        #expect(scenario.state.phase == .completed)
        return scenario
    }

    private static let leak = Command.attest(
        subject: "tenant-isolation",
        result: .counts(failures: 1, of: 9)
    )

    @Test func `a no-go that fails after completion takes the release from everybody`() {
        var scenario = completed()
        scenario.wait(.seconds(86_400))
        #expect(scenario.ask(.tick, by: .guardian).outcome == .recorded)
        scenario.readings["error-rate"] = .counts(failures: 100, of: 1_000)
        #expect(scenario.ask(.tick, by: .guardian).outcome == .tripped)
        #expect(scenario.state.phase == .planned)
        #expect(scenario.state.exposure == 0)
        #expect(scenario.state.holds.map(\.needsPerson) == [true])
        #expect(scenario.state.completion == nil)
    }

    @Test func `one that holds is held, and an advance goes on saying that it fails`() {
        var scenario = completed(.hold)
        scenario.readings["error-rate"] = .counts(failures: 100, of: 1_000)
        #expect(scenario.advance().outcome == .tripped)
        #expect(scenario.state.exposure == 50_000)
        #expect(scenario.state.holds.map(\.id) == ["no-go:error-rate"])
        #expect(scenario.advance().outcome == .refused)
        #expect(scenario.advance(to: "beta").outcome == .refused)
        scenario.readings["error-rate"] = .counts(failures: 0, of: 1_000)
        #expect(scenario.advance().outcome == .alreadyThere)
    }

    @Test func `an attestation that fails a no-go trips it in the same entry`() {
        var scenario = completed()
        #expect(scenario.ask(Self.leak, by: .bot).outcome == .tripped)
        #expect(scenario.state.exposure == 0)
    }

    @Test func `a person takes it back as ever`() {
        var scenario = completed()
        #expect(scenario.ask(.rollback(to: "beta", reason: "r")).outcome == .rolledBack)
        #expect(scenario.state.phase == .live(stage: "beta"))
        #expect(scenario.state.completion == nil)
    }

    @Test(arguments: [(nil, 30), (Span("7d"), 7), (Span("0d"), 0)])
    func `the watch ends when the plan says`(watch: Span?, days: Int) {
        let end = Duration.seconds(days * 86_400)
        for (time, isWatched) in [(max(.zero, end - .seconds(1)), days > 0), (end, false)] {
            var scenario = completed(watch: watch)
            scenario.wait(time)
            scenario.readings["error-rate"] = .counts(failures: 100, of: 1_000)
            let decision = scenario.ask(.tick, by: .guardian)
            #expect(decision.outcome == (isWatched ? .tripped : .recorded), "after \(time)")
            #expect(decision.isNews == isWatched)
            #expect((scenario.state.exposure == 0) == isWatched)
        }
    }

    @Test func `an amendment ends a watch, or makes it longer`() {
        var scenario = completed()
        scenario.wait(.seconds(40 * 86_400))
        let watchful: [Check] = [.tenantLeak, .errorRate(onFail: .rollback)]
        scenario.plan = .sample(noGo: watchful, watch: Span("60d"))
        scenario.ask(.apply(digest: "d2", differences: ["watch: added 60d"]))
        scenario.readings["error-rate"] = .counts(failures: 100, of: 1_000)
        #expect(scenario.decide(.tick, by: .guardian).outcome == .tripped)
        scenario.plan = .sample(noGo: watchful, watch: Span("0d"))
        scenario.ask(.apply(digest: "d3", differences: ["watch: 60d → 0d"]))
        #expect(scenario.decide(.tick, by: .guardian).outcome == .recorded)
    }

    @Test func `a clock that was ahead for a while ends no watch`() {
        var scenario = completed()
        scenario.wait(.seconds(365 * 86_400))
        scenario.attestSuites()
        scenario.wait(.seconds(-364 * 86_400))
        scenario.readings["error-rate"] = .counts(failures: 100, of: 1_000)
        #expect(scenario.ask(.tick, by: .guardian).outcome == .tripped)
    }

    @Test func `what was counted in the last stage is counted on`() {
        let scenario = completed()
        #expect(scenario.state.exposedStage == "launch")
        let check = Check.errorRate()
        var launch = scenario.state
        launch.phase = .live(stage: "launch")
        #expect(
            scenario.state.share(of: check, countedSince: nil)
                == launch.share(of: check, countedSince: nil)
        )
    }
}
