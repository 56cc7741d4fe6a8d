@testable import Feasibility
import Testing

@testable import Rollouts
@testable import Values

@Suite struct SimulationTests {
    private func result(
        _ plan: Plan,
        runs: Int,
        seed: Int = 1,
        workers: Int = 2,
        interval: Span = SimulatedPlan.second,
        assumed: [String: Double] = [:],
        atMost seconds: Int64? = nil
    ) async throws -> SimulationResult {
        let cap = seconds.map { Span(milliseconds: $0 * 1_000) }
        let simulation = try Simulation(plan, interval: interval, assumed: assumed, cap: cap)
        return await simulation.result(runs: runs, seed: seed, workers: workers)
    }

    @Test func `the same seed gives the same result, by one worker or by two`() async throws {
        let plan = try SimulatedPlan.plan(noGo: [SimulatedPlan.ratio()], rate: 0.004)
        let one = try await result(plan, runs: 200, workers: 1)
        #expect(try await result(plan, runs: 200, workers: 2) == one)
        #expect(try await result(plan, runs: 200, workers: 7) == one)
        #expect(try await result(plan, runs: 200, seed: 2).completedTime != one.completedTime)
    }

    @Test func `at a rate of just the limit at most 5% advance, polled at every request`()
        async throws
    {
        let plan = try SimulatedPlan.plan(gates: [SimulatedPlan.ratio()], rate: 0.01)
        let only = try #require(try await result(plan, runs: 10_000, atMost: 20_000).stages.first)
        #expect(only.falseAdvance.runs == only.advanced.runs)
        #expect(only.falseAdvance.upper <= 0.05)
        // The exact chance by 30,000 requests is 3.16%, of which nearly all comes by 20,000.
        #expect((0.02...0.036).contains(only.falseAdvance.share ?? 0))
    }

    @Test func `a good release passes within 932 requests in at least 95% of runs`() async throws {
        let plan = try SimulatedPlan.plan(noGo: [SimulatedPlan.ratio()], rate: 0.0008)
        let passed = try await result(plan, runs: 10_000, atMost: 5_000)
        #expect(passed.shareCompleted(bySeconds: 932) >= 0.95)
        #expect(passed.shareCompleted(bySeconds: 409) == 0)
        #expect(passed.stages.first?.falseTrip.runs == 0)
    }

    /// The exact walk over the lattice of counts, looked at after every request: by so many
    /// requests just half of the runs have passed, or 80%, 90% and 95%.
    @Test(arguments: [
        (0.0008, [410, 705, 705, 932]), (0.0015, [410, 932, 1_134, 1_322]),
        (0.003, [932, 1_673, 2_161, 2_470]), (0.005, [2_316, 4_190, 5_267, 6_311]),
    ])
    func `the requests to a pass are those of the exact table`(
        rate: Double,
        counts: [Double]
    ) async throws {
        let plan = try SimulatedPlan.plan(noGo: [SimulatedPlan.ratio()], rate: rate)
        let passed = try await result(plan, runs: 1_000, atMost: 20_000)
        for (share, count) in zip([0.5, 0.8, 0.9, 0.95], counts) {
            let error = 3.5 * (share * (1 - share) / 1_000).squareRoot()
            #expect(passed.shareCompleted(bySeconds: count) >= share - error)
            #expect(passed.shareCompleted(bySeconds: count - 1) <= share + error)
        }
    }

    @Test func `a rate of nothing passes with just the clean trials that are needed`()
        async throws
    {
        let plan = try SimulatedPlan.plan(noGo: [SimulatedPlan.ratio()], rate: 0)
        let passed = try await result(plan, runs: 20)
        #expect(passed.completedTime.distribution.map(\.seconds) == [410])
    }

    @Test func `a rate far over the limit trips nearly always, and rightly`() async throws {
        let plan = try SimulatedPlan.plan(noGo: [SimulatedPlan.ratio()], rate: 0.05)
        let only = try #require(try await result(plan, runs: 400, atMost: 20_000).stages.first)
        #expect(only.rightTrip.runs >= 398)
        #expect(only.falseTrip.runs == 0)
        #expect(only.trips == ["error-rate": Double(only.rightTrip.runs) / 400])
    }

    @Test func `a gate that fails stops nothing but the advance`() async throws {
        let plan = try SimulatedPlan.plan(gates: [SimulatedPlan.ratio()], rate: 0.05)
        let only = try #require(try await result(plan, runs: 200, atMost: 5_000).stages.first)
        #expect(only.stuck.runs >= 199)
        #expect(only.shutGates == ["error-rate": 1])
    }

    @Test func `the soak is never undercut`() async throws {
        let soak = Span(milliseconds: 10_000_500)
        let plan = try SimulatedPlan.plan(noGo: [SimulatedPlan.ratio()], soak: soak, rate: 0.003)
        let passed = try await result(plan, runs: 300)
        let first = try #require(passed.completedTime.distribution.first)
        #expect(first.seconds == 10_001)
        #expect((passed.stages.first?.lastGate["soak"] ?? 0) > 0.9)
    }

    @Test func `a stage without checks of traffic is left when its soak is over`() async throws {
        let soak = Span(milliseconds: 3_600_000)
        let plan = try SimulatedPlan.plan(soak: soak, rate: 0.003)
        let passed = try await result(plan, runs: 10, interval: Span(milliseconds: 7_000))
        #expect(passed.completedTime.distribution.map(\.seconds) == [3_605])
    }

    @Test func `a failure that must be sustained trips later, or no more`() async throws {
        let soak = Span(milliseconds: 3_600_000)
        func trips(_ sustained: Span?) async throws -> Int {
            let check = try SimulatedPlan.ratio(sustained: sustained)
            let plan = try SimulatedPlan.plan(noGo: [check], soak: soak, rate: 0.012)
            return try await result(plan, runs: 200, atMost: 7_200).stages.map(\.rightTrip.runs)
                .reduce(0, +)
        }
        let atOnce = try await trips(nil)
        let sustained = try await trips(Span(milliseconds: 600_000))
        #expect(sustained > 0)
        #expect(sustained < atOnce)
    }

    @Test func `what is assumed comes before what the plan expects`() async throws {
        let plan = try SimulatedPlan.plan(noGo: [SimulatedPlan.ratio()], rate: 0.05)
        let passed = try await result(plan, runs: 50, assumed: ["error-rate": 0.0001])
        #expect(passed.completed.runs == 50)
        #expect(passed.assumptions.rates == ["error-rate": 0.0001])
    }

    @Test func `a plan that nothing is expected of is not simulated`() throws {
        let plan = try SimulatedPlan.plan(noGo: [SimulatedPlan.ratio("other")], rate: 0.05)
        #expect(throws: SimulationProblem.noRates(["other"])) {
            try Simulation(plan, interval: SimulatedPlan.second)
        }
        #expect(throws: SimulationProblem.unknownCheck("othr", hint: "; did you mean other?")) {
            try Simulation(plan, interval: SimulatedPlan.second, assumed: ["othr": 0.1])
        }
        let bare = Plan(name: "bare", stages: plan.stages)
        #expect(throws: SimulationProblem.noExpectation) {
            try Simulation(bare, interval: SimulatedPlan.second)
        }
    }
}
