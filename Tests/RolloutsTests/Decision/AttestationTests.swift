import Rollouts
import TestSupport
import Testing
import Values

/// Which of several attestations decides, and what a failing one does.
@Suite struct AttestationTests {
    private static let ci = Actor(name: "ci", kind: .automation)
    private static let security = Actor(name: "security", kind: .person)

    private static func leak(
        trials: Int = 10,
        validFor: String = "90d",
        repeats: Check.Repeats? = nil,
        onFail: Check.Reaction = .rollback
    ) -> Check {
        Check(
            id: "leak",
            title: "leak",
            measure: Measure(source: "suites", quantity: .trials("leak")),
            require: .trials(atLeast: trials, failures: 0),
            validFor: Span(validFor),
            onFail: onFail,
            repeats: repeats
        )
    }

    private static func tickets(since: Check.Since? = nil) -> Check {
        Check(
            id: "tickets",
            title: "tickets",
            measure: Measure(source: "suites", quantity: .value("tickets")),
            require: .value(Limit("<= 10")),
            validFor: Span("30d"),
            since: since
        )
    }

    private static func plan(
        _ leak: Check = leak(),
        gates: [Check] = [],
        attesters: [String] = ["ci", "security"]
    ) -> Plan {
        Plan(
            name: "demo",
            sources: [
                Source(name: "suites", kind: .attestation(attesters), timeout: Span("5s"))
            ],
            noGo: [leak],
            stages: [
                Stage(
                    name: "beta",
                    cohort: CohortSize(least: 10, most: 10),
                    soak: Span("1h"),
                    gates: gates
                ),
                Stage(name: "all", cohort: CohortSize(least: 90, most: 90), soak: Span("1h")),
            ]
        )
    }

    private func live(_ plan: Plan) -> Scenario {
        var scenario = Scenario(plan)
        scenario.attest(.clean(10), by: Self.ci)
        #expect(scenario.advance().outcome == .advanced)
        scenario.wait(.seconds(7_200))
        return scenario
    }

    @Test func `an attestation that fails a no-go rolls the release back in its own entry`() {
        var scenario = live(Self.plan())
        let entries = scenario.state.revision
        let decision = scenario.attest(.counts(failures: 3, of: 9_003), by: Self.security)
        #expect(decision.outcome == .tripped)
        #expect(scenario.state.revision == entries + 1)
        #expect(scenario.state.phase == .planned)
        #expect(decision.exposure == .init(before: 10, after: 0))
        #expect(scenario.state.holds.map(\.needsPerson) == [true])
        #expect(scenario.state.guardRollbacks == 1)
    }

    @Test func `with onFail hold it holds, and the guard finds nothing left to do`() {
        var scenario = live(Self.plan(Self.leak(onFail: .hold)))
        let decision = scenario.attest(.counts(failures: 1, of: 10), by: Self.security)
        #expect(decision.outcome == .tripped)
        #expect(scenario.state.holds.map(\.id) == ["no-go:leak"])
        #expect(scenario.decide(.tick).outcome == .recorded)
        #expect(!scenario.decide(.tick).isNews)
    }

    @Test func `a trial too few to pass does not trip, and one failure in few does`() {
        var scenario = live(Self.plan())
        #expect(scenario.attest(.clean(3), by: Self.security).outcome == .recorded)
        #expect(scenario.advance().outcome == .notYet)
        #expect(scenario.attest(.counts(failures: 1, of: 1), by: Self.ci).outcome == .tripped)
    }

    @Test func `a waived no-go and one that holds already are not tripped again`() {
        var waived = live(Self.plan())
        waived.ask(.waive(subject: "leak", until: waived.now + .seconds(60), reason: "known"))
        #expect(waived.attest(.counts(failures: 1, of: 9), by: Self.ci).outcome == .recorded)
        var held = live(Self.plan(Self.leak(onFail: .hold)))
        held.attest(.counts(failures: 1, of: 9), by: Self.ci)
        #expect(held.attest(.counts(failures: 2, of: 9), by: Self.ci).outcome == .recorded)
    }

    @Test func `before the first stage nothing trips, and the worst of two suites decides`() {
        var scenario = Scenario(Self.plan())
        let failing = scenario.attest(.counts(failures: 3, of: 9_003), by: Self.security)
        #expect(failing.outcome == .recorded)
        scenario.attest(.clean(10), by: Self.ci)
        #expect(scenario.advance().outcome == .refused)
        scenario.attest(.clean(10), by: Self.security)
        #expect(scenario.advance().outcome == .advanced)
    }

    @Test func `a suite's clean repeat does not undo its failure while somebody is exposed`() {
        var scenario = live(Self.plan(Self.leak(onFail: .hold)))
        scenario.attest(.counts(failures: 1, of: 10), by: Self.ci)
        for _ in 0..<3 {
            scenario.wait(.seconds(60))
            scenario.attest(.clean(1_000), by: Self.ci)
        }
        scenario.attest(.clean(1_000), by: Self.security)
        scenario.resumeAll()
        #expect(scenario.advance().outcome == .tripped)
    }

    @Test func `a person can say that a failure was none, a program cannot`() throws {
        var scenario = live(Self.plan(Self.leak(onFail: .hold)))
        scenario.attest(.counts(failures: 1, of: 10), by: Self.ci)
        let failure = scenario.state.revision
        scenario.attest(.clean(1_000), by: Self.ci)
        func replacing(_ entry: Int, _ reason: String?) -> Command {
            .attest(subject: "leak", result: nil, replaces: [entry], reason: reason)
        }
        #expect(scenario.ask(replacing(failure, "flaky"), by: Self.ci).outcome == .notPermitted)
        #expect(scenario.ask(replacing(failure, nil), by: .manager).outcome == .invalid)
        #expect(scenario.ask(replacing(failure + 7, "flaky"), by: .manager).outcome == .invalid)
        let stranger = Command.attest(
            subject: "leak",
            result: .clean(10),
            replaces: [failure],
            reason: "flaky"
        )
        #expect(scenario.ask(stranger, by: .manager).outcome == .notPermitted)
        #expect(scenario.ask(replacing(failure, "flaky"), by: .manager).outcome == .recorded)
        scenario.resumeAll()
        #expect(scenario.advance().outcome == .advanced)
    }

    @Test func `a person's replacement leaves the failures of others`() {
        var scenario = live(Self.plan(Self.leak(onFail: .hold)))
        scenario.attest(.counts(failures: 1, of: 10), by: Self.ci)
        let failure = scenario.state.revision
        scenario.attest(.counts(failures: 2, of: 10), by: Self.security)
        scenario.ask(
            .attest(subject: "leak", result: .clean(10), replaces: [failure], reason: "flaky"),
            by: Self.security
        )
        scenario.resumeAll()
        #expect(scenario.advance().outcome == .tripped)
    }

    @Test func `with repeats last the later word of the same suite counts, not another's`() {
        var scenario = live(Self.plan(Self.leak(repeats: .last, onFail: .hold)))
        scenario.attest(.counts(failures: 1, of: 10), by: Self.ci)
        scenario.attest(.clean(10), by: Self.security)
        scenario.resumeAll()
        #expect(scenario.advance().outcome == .tripped)
        scenario.attest(.clean(10), by: Self.ci)
        scenario.resumeAll()
        #expect(scenario.advance().outcome == .advanced)
    }

    @Test func `a gate takes what was attested in its stage`() {
        var scenario = Scenario(Self.plan(gates: [Self.tickets()]))
        let none = Command.attest(subject: "tickets", result: .value(0))
        scenario.attest(.clean(10), by: Self.ci)
        scenario.ask(none, by: Self.ci)
        #expect(scenario.advance().outcome == .advanced)
        scenario.wait(.seconds(7_200))
        #expect(scenario.advance().obstacles.map(\.subject) == ["tickets"])
        scenario.ask(none, by: Self.ci)
        #expect(scenario.advance().outcome == .advanced)
    }

    @Test func `a clock that stands still makes nothing older a stage's own`() {
        var scenario = Scenario(Self.plan(gates: [Self.tickets()]))
        scenario.attest(.clean(10), by: Self.ci)
        scenario.ask(.attest(subject: "tickets", result: .value(0)), by: Self.ci)
        scenario.wait(.seconds(-3_600))
        #expect(scenario.advance().outcome == .advanced)
        scenario.wait(.seconds(14_400))
        #expect(scenario.advance().outcome == .notYet)
    }

    @Test func `a gate may take what was attested since the start`() {
        var scenario = Scenario(Self.plan(gates: [Self.tickets(since: .start)]))
        scenario.attest(.clean(10), by: Self.ci)
        scenario.ask(.attest(subject: "tickets", result: .value(0)), by: Self.ci)
        scenario.advance()
        scenario.wait(.seconds(7_200))
        #expect(scenario.advance().outcome == .advanced)
    }

    @Test func `a failed gate stays failed through a clean repeat`() {
        var scenario = live(Self.plan(gates: [Self.tickets()]))
        scenario.ask(.attest(subject: "tickets", result: .value(11)), by: Self.ci)
        scenario.ask(.attest(subject: "tickets", result: .value(0)), by: Self.ci)
        let decision = scenario.advance()
        #expect(decision.outcome == .refused)
        #expect(
            decision.obstacles.map(\.remedy) == [
                .withdraw(subject: "tickets", entry: scenario.state.revision - 2)
            ]
        )
    }
}

extension Scenario {
    @discardableResult
    mutating func attest(_ result: Attestation.Result, by actor: Actor) -> Decision {
        ask(.attest(subject: "leak", result: result), by: actor)
    }

    mutating func resumeAll() {
        for hold in state.holds { ask(.resume(id: hold.id, reason: "r")) }
    }
}
