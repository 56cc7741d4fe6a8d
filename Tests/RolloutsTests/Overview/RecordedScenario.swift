import Rollouts
import Values

/// A rollout in memory, with the past that its entries add up to.
struct RecordedScenario {
    private(set) var scenario: Scenario
    private(set) var past = HistoryBuilder()

    init(_ plan: Plan) {
        scenario = Scenario(plan, applied: false)
        ask(.apply(digest: "d1", differences: []))
    }

    var now: Instant { scenario.now }

    mutating func wait(_ time: Duration) { scenario.wait(time) }

    mutating func measure(_ check: String, _ measurement: Measurement) {
        scenario.readings[check] = measurement
    }

    @discardableResult
    mutating func ask(_ command: Command, by actor: Actor = .manager) -> Decision {
        let evidence = scenario.evidence
        let before = scenario.state.revision
        let decision = scenario.ask(command, by: actor)
        guard scenario.state.revision > before else { return decision }
        past.take(
            decision,
            on: evidence,
            by: actor.name,
            entry: scenario.state.revision,
            at: scenario.now,
            plan: scenario.plan
        )
        return decision
    }

    mutating func amend(_ plan: Plan) {
        scenario.plan = plan
        ask(.apply(digest: "d\(scenario.state.revision)", differences: ["x"]))
    }

    mutating func advance(accepting: [String] = []) {
        ask(.advance(to: nil, accepting: accepting, reason: accepting.isEmpty ? nil : "a supplier"))
    }
}
