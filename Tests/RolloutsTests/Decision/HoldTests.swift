import Rollouts
import Testing
import Values

@Suite struct HoldTests {
    private func hold(_ id: String?, _ expires: Instant? = nil) -> Command {
        .hold(id: id, reason: "look", expires: expires)
    }

    @Test func `a name whose hold is over holds again`() {
        var scenario = liveScenario()
        scenario.ask(hold("nightly", scenario.now + .seconds(1)))
        scenario.wait(.seconds(2))
        #expect(scenario.ask(hold("nightly")).outcome == .recorded)
        #expect(scenario.advance().outcome == .held)
    }

    @Test func `a name that is made up is one that nobody has taken`() {
        var scenario = liveScenario()
        scenario.ask(hold("hold-2"))
        let second = scenario.ask(hold(nil))
        #expect(second.outcome == .recorded)
        #expect(Set(scenario.state.holds.map(\.id)).count == 2)
    }

    @Test(arguments: ["no-go:tenant-leak", "rollback-1", "with space", "", "\u{1B}[2J"])
    func `the guard's names and what is no name are refused`(_ id: String) {
        var scenario = liveScenario()
        #expect(scenario.ask(hold(id)).outcome == .invalid)
        #expect(scenario.state.holds.isEmpty)
    }

    @Test func `the same hold is there already, and another one of its name is not added`() {
        var scenario = liveScenario()
        scenario.ask(hold("lunch"))
        #expect(scenario.ask(hold("lunch")).outcome == .alreadyThere)
        let other = Command.hold(id: "lunch", reason: "other", expires: nil)
        #expect(scenario.ask(other).outcome == .invalid)
    }

    @Test func `automation releases its own holds and nobody else's`() {
        var scenario = liveScenario()
        scenario.ask(hold("mine"), by: .bot)
        scenario.ask(hold("theirs"))
        let resume = Command.resume(id: "theirs", reason: "go on")
        #expect(scenario.ask(resume, by: .bot).outcome == .notPermitted)
        #expect(
            scenario.ask(.resume(id: "mine", reason: "done"), by: .bot).outcome == .recorded
        )
        #expect(scenario.state.holds.map(\.id) == ["theirs"])
    }
}
