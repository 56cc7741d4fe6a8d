import Rollouts
import TestSupport
import Testing
import Values

/// A no-go may apply in some stages, and have another limit in others.
@Suite struct NoGoStagesTests {
    private func check(_ id: String, _ limit: String, _ stages: [String]) -> Check {
        Check(
            id: id,
            title: id,
            measure: Measure(source: "probe", quantity: .value("errors")),
            require: .value(Limit(limit)),
            validFor: Span("5m"),
            onFail: .rollback,
            stages: stages
        )
    }

    private var plan: Plan {
        .sample(
            noGo: [
                .tenantLeak, check("errors@beta", "< 20", ["beta"]),
                check("errors@early-access", "< 5", ["early-access", "launch"]),
            ]
        )
    }

    private func measure(_ value: Double, in scenario: inout Scenario) {
        for id in ["errors@beta", "errors@early-access"] { scenario.readings[id] = .value(value) }
    }

    @Test func `each stage trips by its own limit`() {
        var scenario = liveScenario(plan)
        measure(10, in: &scenario)
        #expect(scenario.ask(.tick, by: .guardian).outcome == .recorded)
        measure(4, in: &scenario)
        scenario.ask(.approve(stage: nil, role: nil, reason: nil), by: .lead)
        #expect(scenario.advance().outcome == .advanced)
        measure(10, in: &scenario)
        let trip = scenario.ask(.tick, by: .guardian)
        #expect(trip.outcome == .tripped)
        #expect(trip.obstacles.map(\.subject) == ["errors@early-access"])
        #expect(scenario.state.phase == .planned)
    }

    @Test func `it applies in its stages alone, and says so elsewhere`() throws {
        var scenario = Scenario(plan)
        let before = scenario.decide(.advance(to: nil, accepting: [], reason: nil))
        #expect(before.checks.first { $0.id == "errors@beta" }?.verdict == .notApplicable)
        scenario.attestSuites()
        measure(4, in: &scenario)
        #expect(scenario.advance().outcome == .advanced)
        let live = scenario.decide(.tick, by: .guardian)
        #expect(live.checks.first { $0.id == "errors@beta" }?.verdict == .passed)
        let other = try #require(live.checks.first { $0.id == "errors@early-access" })
        #expect(other.verdict == .notApplicable)
        #expect(other.detail == "judged in early-access, launch")
    }

    @Test func `a completed rollout is watched by the condition of its last stage`() {
        var scenario = liveScenario(plan, in: "launch")
        measure(4, in: &scenario)
        #expect(scenario.advance().outcome == .advanced)
        #expect(scenario.state.phase == .completed)
        measure(10, in: &scenario)
        #expect(scenario.ask(.tick, by: .guardian).outcome == .tripped)
    }

    @Test func `a program may let it apply in more stages, and in no fewer`() throws {
        let less = Plan.sample(noGo: [.tenantLeak, check("errors", "< 5", ["beta"])])
        let more = Plan.sample(noGo: [.tenantLeak, check("errors", "< 5", ["beta", "launch"])])
        let all = Plan.sample(
            noGo: [.tenantLeak, check("errors", "< 5", ["beta"]).applyingEverywhere]
        )
        #expect(try less.differences(to: more).map(\.effect) == [.tightens])
        #expect(try more.differences(to: less).map(\.effect) == [.loosens])
        #expect(try less.differences(to: all).map(\.effect) == [.tightens])
        #expect(try all.differences(to: less).map(\.effect) == [.loosens])
    }

    @Test func `the id as written has no stage in it`() {
        #expect(check("errors@beta", "< 5", ["beta"]).writtenID == "errors")
        #expect(check("errors", "< 5", ["beta"]).withStageInID.id == "errors@beta")
    }
}

extension Check {
    /// The same check without its stages.
    fileprivate var applyingEverywhere: Check {
        Check(
            id: id,
            title: title,
            measure: measure,
            require: require,
            validFor: validFor,
            onFail: onFail
        )
    }
}
