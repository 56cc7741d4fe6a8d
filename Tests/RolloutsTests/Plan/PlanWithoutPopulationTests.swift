import Testing

@testable import Rollouts
import Values

@Suite struct PlanWithoutPopulationTests {
    private static let check = Check(
        id: "leak",
        title: "leak",
        measure: Measure(source: "suites", quantity: .trials("leak")),
        require: .trials(atLeast: 10, failures: 0),
        validFor: .days(1)
    )

    /// A plan with every key set.
    private func plan(_ population: Population?) throws -> Plan {
        Plan(
            name: "release",
            description: "a release",
            population: population,
            roles: [Role(name: "qa", members: ["kim"])],
            groups: [Role(name: "product", members: ["lee"])],
            sources: [Source(name: "suites", kind: .attestation(["bot"]), timeout: .seconds(1))],
            noGo: [Self.check],
            stages: [Stage(name: "beta", cohort: CohortSize(least: 1, most: 2), soak: .days(1))],
            freezes: [
                Freeze(from: .init(milliseconds: 0), to: .init(milliseconds: 1), reason: "night")
            ],
            advanceWithin: [
                ZonedTimes(weekly: try #require(WeeklyTimes(text: "Mon 08:00..09:00")), zone: "UTC")
            ],
            blockers: [BlockerDetails(id: "b", severity: .p1, title: "b")],
            mitigations: [
                Mitigation(
                    id: "m",
                    title: "m",
                    level: .required,
                    due: nil,
                    whenOverdue: .p1,
                    verify: nil
                )
            ],
            risks: [Risk(id: "r", title: "r", impact: nil, mitigation: nil, watch: nil)],
            notify: [Webhook(url: SecretText("http://localhost"), secret: nil)],
            expect: Expectation(traffic: try #require(Frequency(text: "2/h"))),
            guard: GuardRule(),
            watch: .days(7)
        )
    }

    @Test func `a plan without its population keeps every other key`() throws {
        let population = Population(customers: .init(.csv("a.csv"), id: "id"), salt: "release")
        let plan = try plan(population)
        for (key, value) in Mirror(reflecting: plan).children {
            let isSet = !["nil", "[]"].contains("\(value)")
            #expect(isSet, "the test's plan has no \(key ?? "")")
        }
        #expect(plan.withoutPopulation == (try self.plan(nil)))
    }
}
