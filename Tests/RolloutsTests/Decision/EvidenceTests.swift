import Rollouts
import Testing
import Values

@Suite struct EvidenceTests {
    @Test func `a stage without samples yet says so, and not that there was a rollback`() {
        var scenario = liveScenario()
        scenario.readings["error-rate"] = .unavailable(.noData("no samples"))
        scenario.state.stageSince = scenario.now - .seconds(2)
        let fresh = scenario.advance().checks.first { $0.id == "error-rate" }?.detail ?? ""
        #expect(fresh.contains("its first sample still to come"))
        #expect(!fresh.contains("rollback"))
        scenario.state.stageSince = scenario.now - .seconds(3_600)
        let later = scenario.advance().checks.first { $0.id == "error-rate" }?.detail
        #expect(later == "no samples")
    }

    private static let bad: [(String, Measurement)] = [
        ("nothing", .unavailable(.noData("empty result"))),
        ("a source that failed", .unavailable(.sourceFailed("timed out"))),
        ("another kind of measurement", .value(0)),
        ("no traffic", .counts(failures: 0, of: 0)),
        ("too little traffic", .counts(failures: 0, of: 409)),
        ("a failing rate", .counts(failures: 100, of: 1_000)),
    ]

    @Test(arguments: bad) func `bad evidence never advances`(_ name: String, _ bad: Measurement) {
        var scenario = liveScenario()
        scenario.readings["error-rate"] = bad
        #expect(scenario.advance().outcome != .advanced, "\(name)")
        #expect(scenario.state.exposure == 20)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func `what is no finite number is no data`(_ value: Double) {
        var scenario = liveScenario(.sample(gates: [.value("tickets", "<= 10")]))
        scenario.readings["tickets"] = .value(value)
        let decision = scenario.advance()
        #expect(decision.outcome == .notYet)
        #expect(
            decision.checks.first { $0.id == "tickets" }?.verdict == .undecided(.noData)
        )
    }

    @Test func `stale evidence never passes, and its age is told`() {
        var scenario = liveScenario()
        scenario.age = .seconds(301)
        let decision = scenario.advance()
        #expect(decision.outcome == .notYet)
        let result = decision.checks.first { $0.id == "error-rate" }
        #expect(result?.verdict == .undecided(.stale))
        #expect(result?.ageSeconds == 301)
    }

    @Test func `evidence from the future never passes`() {
        var scenario = liveScenario()
        scenario.age = .seconds(-61)
        #expect(scenario.advance().outcome == .notYet)
    }

    @Test func `410 clean requests show a rate under 1%, 409 do not`() {
        var scenario = liveScenario()
        scenario.readings["error-rate"] = .counts(failures: 0, of: 409)
        #expect(scenario.decide(.advance(to: nil, accepting: [], reason: nil)).outcome == .notYet)
        scenario.readings["error-rate"] = .counts(failures: 0, of: 410)
        #expect(scenario.advance().outcome == .advanced)
    }

    @Test func `a campaign fails on the first failure and passes only in full`() {
        let check = Check.tenantLeak
        #expect(verdict(check, .counts(failures: 1, of: 5)) == .failed)
        #expect(verdict(check, .counts(failures: 0, of: 999)) == .undecided(.insufficient))
        #expect(verdict(check, .counts(failures: 0, of: 1_000)) == .passed)
    }

    @Test func `an attestation falls with a rollback`() {
        var scenario = liveScenario()
        scenario.ask(.rollback(to: nil, reason: "r"))
        scenario.ask(.resume(id: nil, reason: "r"))
        let decision = scenario.advance()
        #expect(decision.outcome == .notYet)
        #expect(decision.obstacles.map(\.subject) == ["tenant-leak"])
    }

    @Test func `measurements from before a rollback do not count`() {
        var scenario = liveScenario(in: "early-access")
        scenario.ask(.rollback(to: "beta", reason: "r"))
        scenario.age = .seconds(60)
        scenario.wait(.seconds(30))
        let result = scenario.decide(.tick).checks.first { $0.id == "error-rate" }
        #expect(result?.verdict == .undecided(.stale))
    }

    private func verdict(_ check: Check, _ measurement: Measurement) -> Verdict? {
        let plan = Plan.sample(noGo: [check])
        let now = Instant(milliseconds: 1_800_000_000_000)
        var state = State(rollout: plan.name)
        state = state.after(
            [.planApplied(digest: "d", by: "manager", blockers: [])],
            revision: 0,
            at: now
        )
        let reading = Reading(check: check.id, takenAt: now, measurement: measurement)
        let request = Request(
            command: .advance(to: nil, accepting: [], reason: nil),
            actor: .manager
        )
        return plan.decision(
            on: request,
            in: state,
            given: Evidence([reading]),
            at: now,
            by: .current
        )
        .checks.first?.verdict
    }
}
