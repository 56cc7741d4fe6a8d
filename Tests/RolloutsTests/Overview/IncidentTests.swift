import Rollouts
import TestSupport
import Testing
import Values

/// The incidents that a report lists: what stopped or reversed a rollout, for whom and how long.
@Suite struct IncidentTests {
    @Test func `a hold lasts until it is released, by the one who does`() throws {
        var recorded = live()
        recorded.ask(.hold(id: "look", reason: "odd numbers", expires: nil))
        let open = try #require(recorded.past.incidents.first)
        #expect(open.kind == .hold)
        #expect(open.why == "odd numbers")
        #expect(open.exposure.before == 20)
        #expect(open.end(by: recorded.now) == nil)
        let begun = recorded.now
        recorded.wait(.seconds(600))
        recorded.ask(.resume(id: "look", reason: "explained"), by: .lead)
        let end = try #require(recorded.past.incidents.first?.end(by: recorded.now))
        #expect(end.by == "lead")
        #expect(end.at - begun == .seconds(600))
        #expect(end.entry == recorded.scenario.state.revision)
    }

    @Test func `a hold that expires ends then, whenever anybody looks`() throws {
        var recorded = live()
        let until = recorded.now + .seconds(60)
        recorded.ask(.hold(id: "look", reason: "a minute", expires: until))
        recorded.wait(.seconds(6_000))
        let incident = try #require(recorded.past.incidents.first)
        #expect(incident.end(by: until - .seconds(1)) == nil)
        #expect(incident.end(by: recorded.now)?.at == until)
        #expect(incident.end(by: recorded.now)?.entry == nil)
    }

    @Test func `a rollback says how many lost the release, and ends with its hold`() throws {
        var recorded = live()
        recorded.ask(.rollback(to: nil, reason: "it burns"))
        let incident = try #require(recorded.past.incidents.first)
        #expect(incident.kind == .rollback)
        #expect(incident.from == "beta")
        #expect(incident.to == "planned")
        #expect(incident.exposure == .init(before: 20, after: 0))
        #expect(incident.why == "it burns")
        #expect(incident.end(by: recorded.now) == nil)
        for hold in recorded.scenario.state.holds {
            recorded.ask(.resume(id: hold.id, reason: "mended"), by: .lead)
        }
        #expect(recorded.past.incidents.first?.end(by: recorded.now)?.by == "lead")
    }

    @Test func `a no-go that trips is an incident of the guard`() throws {
        var recorded = live()
        recorded.measure("load", .value(12))
        recorded.ask(.tick, by: .guardian)
        let incident = try #require(recorded.past.incidents.first)
        #expect(incident.kind == .trip)
        #expect(incident.by == Actor.guardian.name)
        #expect(incident.why == "load is 12, limit < 9")
        #expect(incident.exposure.before == incident.exposure.after)
    }

    @Test func `a later hold of the same name takes the place of the first`() {
        var recorded = live()
        recorded.ask(.hold(id: "look", reason: "a program", expires: nil), by: .bot)
        recorded.wait(.seconds(60))
        recorded.ask(.hold(id: "look", reason: "a person", expires: nil))
        #expect(recorded.past.incidents.count == 2)
        #expect(recorded.past.incidents.map { $0.end(by: recorded.now) != nil } == [true, false])
    }
}

/// The exceptions that a report lists: what people let a rollout go on with.
@Suite struct GrantedExceptionTests {
    @Test func `a mitigation that an advance goes on without is found among the exceptions`() throws
    {
        var recorded = live(mitigations: [pool(.recommended)])
        recorded.wait(.seconds(8 * 86_400))
        recorded.advance(accepting: ["pool-size"])
        let exception = try #require(recorded.past.exceptions.first)
        #expect(exception.kind == .accepted)
        #expect(exception.subject == "pool-size")
        #expect(exception.by == "manager")
        #expect(exception.reason == "a supplier")
        #expect(exception.until == recorded.now + .seconds(30 * 86_400))
        #expect(exception.isInForce(at: recorded.now))
    }

    @Test func `an accepted risk has no end`() throws {
        var recorded = live(
            risks: [Risk(id: "cost", title: "Cost", impact: nil, mitigation: nil, watch: nil)]
        )
        recorded.ask(.acceptRisk(id: "cost", reason: "budgeted"))
        let exception = try #require(recorded.past.exceptions.first)
        #expect(exception.kind == .riskAccepted)
        #expect(exception.until == nil)
        recorded.wait(.seconds(900 * 86_400))
        #expect(exception.isInForce(at: recorded.now))
    }

    @Test func `a waiver is voided by the amendment that changes its check`() throws {
        var recorded = live()
        waive("load", in: &recorded)
        recorded.amend(plan(load: "< 8"))
        let end = try #require(recorded.past.exceptions.first?.end)
        #expect(end.cause == .amended)
        #expect(end.entry == recorded.scenario.state.revision)
        #expect(recorded.scenario.state.register.waivers.isEmpty)
    }

    @Test func `a waiver of a check that is kept outlasts an amendment`() {
        var recorded = live()
        waive("load", in: &recorded)
        recorded.amend(plan(soak: "9d"))
        #expect(recorded.past.exceptions.map { $0.end == nil } == [true])
        #expect(recorded.scenario.state.register.waivers.map(\.subject) == ["load"])
    }

    @Test func `a waiver ends when its time is over, and a later one replaces it before`() {
        var recorded = live()
        waive("load", in: &recorded)
        waive("load", in: &recorded)
        #expect(recorded.past.exceptions.map { $0.end?.cause } == [.replaced, nil])
        recorded.wait(.seconds(2 * 86_400))
        #expect(recorded.past.exceptions.count { $0.isInForce(at: recorded.now) } == 0)
    }

    private func waive(_ subject: String, in recorded: inout RecordedScenario) {
        recorded.wait(.seconds(60))
        recorded.ask(
            .waive(subject: subject, until: recorded.now + .seconds(86_400), reason: "known")
        )
    }
}

private func pool(_ level: Mitigation.Level) -> Mitigation {
    Mitigation(
        id: "pool-size",
        title: "Scale the pool",
        level: level,
        due: .before("early-access"),
        whenOverdue: .p1,
        verify: .value("pool-size", ">= 200")
    )
}

private func plan(
    load: String = "< 9",
    soak: String = "7d",
    mitigations: [Mitigation] = [],
    risks: [Risk] = []
) -> Plan {
    let sample = Plan.sample()
    return Plan(
        name: sample.name,
        sources: sample.sources,
        noGo: [.value("load", load)],
        stages: [
            Stage(name: "beta", cohort: CohortSize(least: 10, most: 20), soak: Span(soak))
        ] + sample.stages.dropFirst(),
        mitigations: mitigations,
        risks: risks
    )
}

/// A rollout in its first stage.
private func live(
    mitigations: [Mitigation] = [],
    risks: [Risk] = []
) -> RecordedScenario {
    var recorded = RecordedScenario(plan(mitigations: mitigations, risks: risks))
    recorded.measure("load", .value(1))
    recorded.measure("pool-size", .value(50))
    recorded.advance()
    recorded.wait(.seconds(3_600))
    return recorded
}
