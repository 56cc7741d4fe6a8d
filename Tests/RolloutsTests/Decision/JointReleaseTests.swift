import Rollouts
import TestSupport
import Testing
import Values

/// The guard rolls back every time, and what its third rollback leaves takes two people.
@Suite struct JointReleaseTests {
    /// A rollout that was advanced and taken back a number of times.
    private func scenario(rolledBack times: Int) -> Scenario {
        var scenario = liveScenario(.sample(noGo: [.tenantLeak, .errorRate(onFail: .rollback)]))
        for time in 1...times {
            fail(&scenario)
            guard time < times else { break }
            for person in [Actor.manager, .lead] {
                scenario.ask(.resume(id: nil, reason: "mended"), by: person)
            }
            goOn(&scenario)
        }
        return scenario
    }

    private func fail(_ scenario: inout Scenario) {
        scenario.readings["error-rate"] = .counts(failures: 100, of: 1_000)
        let decision = scenario.ask(.tick, by: .guardian)
        #expect(decision.outcome == .tripped)
        #expect(decision.exposure.after == 0)
        #expect(scenario.state.phase == .planned)
    }

    private func goOn(_ scenario: inout Scenario) {
        scenario.readings["error-rate"] = .counts(failures: 0, of: 1_000)
        scenario.attestSuites()
        #expect(scenario.advance().outcome == .advanced)
    }

    @Test(arguments: 1...6)
    func `the guard takes the release from everybody each time`(_ times: Int) {
        let scenario = scenario(rolledBack: times)
        #expect(scenario.state.guardRollbacks == times)
        #expect(scenario.state.holds.map(\.peopleNeeded) == [times < 3 ? 1 : 2])
    }

    @Test func `one person's release of the third is the first of two`() {
        var scenario = scenario(rolledBack: 3)
        let first = scenario.ask(.resume(id: nil, reason: "mended"))
        #expect(first.outcome == .awaitingApproval)
        #expect(first.summary.contains("manager"))
        #expect(first.isNews)
        #expect(scenario.state.holds.map(\.releasedBy) == [["manager"]])
        #expect(scenario.advance().outcome == .held)
        #expect(scenario.ask(.resume(id: nil, reason: "so it is"), by: .lead).outcome == .recorded)
        #expect(scenario.state.holds.isEmpty)
        goOn(&scenario)
    }

    @Test func `nobody is two people, and a program is none`() {
        var scenario = scenario(rolledBack: 4)
        let bot = scenario.ask(.resume(id: nil, reason: "r"), by: .bot)
        #expect(bot.outcome == .notPermitted)
        scenario.ask(.resume(id: nil, reason: "r"))
        for _ in 1...3 {
            let again = scenario.ask(.resume(id: nil, reason: "again"))
            #expect(again.outcome == .awaitingApproval)
            #expect(!again.isNews)
        }
        #expect(scenario.ask(.resume(id: nil, reason: "r"), by: .bot).outcome == .notPermitted)
        #expect(scenario.state.holds.map(\.releasedBy) == [["manager"]])
    }

    @Test func `an amendment, a hold and its release forget neither rollbacks nor who agreed`() {
        var scenario = scenario(rolledBack: 3)
        scenario.ask(.resume(id: nil, reason: "r"))
        scenario.ask(.apply(digest: "d2", differences: ["description: a → b"]))
        scenario.ask(.hold(id: "mine", reason: "r", expires: nil))
        scenario.ask(.resume(id: "mine", reason: "r"))
        #expect(scenario.state.guardRollbacks == 3)
        #expect(scenario.state.holds.map(\.releasedBy) == [["manager"]])
    }

    @Test func `a rollback by an attestation counts as one by the guard`() {
        var scenario = scenario(rolledBack: 2)
        for person in [Actor.manager, .lead] {
            scenario.ask(.resume(id: nil, reason: "mended"), by: person)
        }
        goOn(&scenario)
        scenario.ask(
            .attest(subject: "tenant-isolation", result: .counts(failures: 1, of: 9)),
            by: .bot
        )
        #expect(scenario.state.holds.map(\.peopleNeeded) == [2])
    }
}
