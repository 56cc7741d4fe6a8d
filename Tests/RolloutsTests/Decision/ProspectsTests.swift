import Rollouts
import Testing
import Values

@Suite struct ProspectsTests {
    private let issue = BlockerDetails(id: "loss", severity: .p0, title: "Rows vanish")

    @Test func `an open issue blocks, a soak waits, and the soak's end is the earliest time`() {
        var scenario = liveScenario()
        scenario.state.stageSince = scenario.now - .seconds(86_400)
        scenario.ask(.raiseBlocker(blocker: issue, reason: nil))
        let prospects = scenario.advance().prospects
        #expect(prospects.blocking.map(\.subject) == ["loss"])
        #expect(prospects.waiting.map(\.rule) == [.soak])
        #expect(prospects.earliest == scenario.now + .seconds(6 * 86_400))
    }

    @Test func `a hold with an end waits, and one without blocks`() {
        var scenario = liveScenario()
        let end = scenario.now + .seconds(60)
        scenario.ask(.hold(id: "lunch", reason: "lunch", expires: end))
        scenario.ask(.hold(id: "incident", reason: "look", expires: nil))
        let prospects = scenario.advance().prospects
        #expect(prospects.blocking.map(\.subject) == ["incident"])
        #expect(prospects.waiting.map(\.subject) == ["lunch"])
        #expect(prospects.earliest == end)
    }

    @Test func `an attestation that is missing blocks, with the command that gives it`() {
        var scenario = Scenario(.sample())
        let prospects = scenario.advance().prospects
        #expect(prospects.blocking.map(\.subject) == ["tenant-leak"])
        #expect(prospects.blocking.allSatisfy { $0.remedy != nil })
        #expect(prospects.earliest == nil)
    }

    @Test func `an attestation that is too small blocks, as no time adds to it`() {
        var scenario = Scenario(.sample())
        scenario.ask(
            .attest(subject: "tenant-isolation", result: .counts(failures: 0, of: 9)),
            by: .bot
        )
        #expect(scenario.advance().prospects.blocking.map(\.subject) == ["tenant-leak"])
    }

    @Test func `samples that are still to come wait`() {
        var scenario = liveScenario()
        scenario.readings["error-rate"] = nil
        let prospects = scenario.advance().prospects
        #expect(prospects.blocking.isEmpty)
        #expect(prospects.waiting.map(\.subject) == ["error-rate"])
    }
}
