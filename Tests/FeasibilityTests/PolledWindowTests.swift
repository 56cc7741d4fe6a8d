@testable import Feasibility
import Foundation
@testable import Rollouts
import Statistics
import Testing

@testable import Values

/// The promise of a window that slides, for a stage that is polled from its beginning to its end.
///
/// `POLLED_RUNS=20000 swift test --filter PolledWindowTests` is the whole campaign.
@Suite struct PolledWindowTests {
    private static let runs =
        ProcessInfo.processInfo.environment["POLLED_RUNS"].flatMap { Int($0) } ?? 300

    /// A window of an hour with 1,000 requests, asked every 5 minutes for a week.
    private func week(
        noGo: [Check] = [],
        gates: [Check] = [],
        rate: Double
    ) async throws -> SimulationResult.StageOutcome {
        let plan = try SimulatedPlan.plan(noGo: noGo, gates: gates, traffic: "1000/h", rate: rate)
        let simulation = try Simulation(plan, interval: .minutes(5), cap: .days(7))
        let result = await simulation.result(runs: Self.runs, seed: 7, workers: 2)
        return try #require(result.stages.first)
    }

    private var hour: Measure.Window { .last(.minutes(60)) }

    @Test func `at the limit at most 5% of the runs ever pass`() async throws {
        let stage = try await week(gates: [SimulatedPlan.ratio(window: hour)], rate: 0.01)
        #expect(Double(stage.falseAdvance.runs) <= mostRuns)
    }

    @Test func `just under the limit at most 5% of the runs ever trip`() async throws {
        let stage = try await week(
            noGo: [SimulatedPlan.ratio(window: hour)],
            gates: [SimulatedPlan.ratio("gate", window: .stage)],
            rate: 0.009_999
        )
        #expect(Double(stage.falseTrip.runs) <= mostRuns)
    }

    @Test func `a good release still passes, and a bad one still trips`() async throws {
        let good = try await week(gates: [SimulatedPlan.ratio(window: hour)], rate: 0.0005)
        #expect(good.advanced.runs == Self.runs)
        let bad = try await week(noGo: [SimulatedPlan.ratio(window: hour)], rate: 0.05)
        #expect(bad.rightTrip.runs == Self.runs)
    }

    /// The same by the parts of the decision alone, request by request, begun anew every day.
    @Test func `begun anew every day, at most 5% of the weeks pass or trip`() throws {
        var random = Xoshiro256(seed: 11, run: 0)
        let whole = try #require(AnytimeTest(limit: 0.01, confidence: 0.95))
        var (passed, tripped) = (0, 0)
        for _ in 0..<Self.runs {
            var counts = CountsBegun()
            var verdicts: Set<AnytimeTest.Verdict> = []
            for _ in 0..<7 {
                counts.begin(in: "beta")
                verdicts.formUnion(day(whole, counts.number(of: "errors", in: "beta"), &random))
            }
            passed += verdicts.contains(.below) ? 1 : 0
            tripped += verdicts.contains(.above) ? 1 : 0
        }
        #expect(Double(passed) <= mostRuns)
        #expect(Double(tripped) <= mostRuns)
    }

    /// Returns all verdicts of a day that is asked every 15 minutes, with 250 requests in each.
    private func day(
        _ whole: AnytimeTest,
        _ count: Int,
        _ random: inout Xoshiro256
    ) -> Set<AnytimeTest.Verdict> {
        let table = BinomialTable(trials: 250, rate: 0.01)
        let grid = WindowGrid(.minutes(60))
        let quarter: Int64 = 900_000
        var failures = [0]
        var verdicts: Set<AnytimeTest.Verdict> = []
        for poll in 1...96 {
            failures.append(failures[poll - 1] + table.draw(&random))
            let age = Int64(poll) * quarter
            let start = Int(grid.startOffset(after: age) / quarter)
            let share = ErrorShare(count: count, window: grid.number(after: age))
            guard
                let seen = Proportion(
                    failures: failures[poll] - failures[start],
                    trials: 250 * (poll - start)
                )
            else { continue }
            verdicts.insert(whole.spending(share).verdict(on: seen))
        }
        return verdicts
    }

    /// The promised 5%, and 3 standard deviations of it in so many runs.
    private var mostRuns: Double {
        let runs = Double(Self.runs)
        return 0.05 * runs + 3 * (0.05 * 0.95 * runs).squareRoot()
    }
}
