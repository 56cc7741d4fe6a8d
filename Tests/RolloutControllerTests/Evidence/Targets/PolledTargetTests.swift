import Foundation
import Statistics
import Testing

@testable import RolloutController
@testable import Rollouts
import TestSupport
@testable import Values

/// The promise to whoever polls, where the counts are read from targets to which things happen.
///
/// `POLLED_TARGETS=1000 swift test --filter PolledTargetTests` is the whole campaign: as many runs
/// of each oddity and each kind of window.
@Suite struct PolledTargetTests {
    private static let runs =
        ProcessInfo.processInfo.environment["POLLED_TARGETS"].flatMap { Int($0) } ?? 12
    private static let length = 120
    private static let limit = 0.01

    private let requirement = Requirement.ratio(Limit("< 1%"), confidence: 0.95)

    /// Returns the verdicts of a stage that is asked every 20 scrapes, with counts since its
    /// beginning or in windows of 15 minutes.
    private func verdicts(_ model: TargetModel, sliding: Bool) -> Set<Verdict> {
        var verdicts: Set<Verdict> = []
        for poll in stride(from: 20, through: Self.length, by: 20) {
            let now = model.windowStart + TargetModel.interval * poll
            let grid = WindowGrid(.minutes(15))
            let start = sliding ? grid.start(at: now, since: model.windowStart) : model.windowStart
            let share = ErrorShare(
                count: 1,
                window: sliding ? grid.number(of: start, since: model.windowStart) : nil
            )
            guard let measurement = try? measurement(model, from: start, until: now) else {
                continue
            }
            verdicts.insert(requirement.assessment(on: measurement, spending: share).verdict)
        }
        return verdicts
    }

    private func measurement(
        _ model: TargetModel,
        from start: Instant,
        until now: Instant
    ) throws -> Measurement? {
        let sides = model.sides.map { side in
            side.map { series in
                Series(labels: series.labels, samples: series.samples.filter { $0.at <= now })
            }
        }
        // As the judgement does of a reading that is out of date.
        guard let newest = sides.newest, now - newest <= .seconds(300) else { return nil }
        let counters = try Counters(
            sides.asFarAsKnown,
            since: start,
            readFrom: model.dataSince,
            starts: model.starts
        )
        // As the judgement does of a reading that does not cover its window.
        return counters.coveredSince == nil
            ? try counters.proportion(of: 0..<1, in: 1..<2, per: nil) : nil
    }

    @Test(arguments: [false, true])
    func `a rate at its limit passes in at most 5% of the stages, whatever happens`(
        sliding: Bool
    ) {
        let oddities = Oddity.allCases
        var passed = 0
        for (number, oddity) in oddities.enumerated() {
            var own = 0
            for run in 0..<UInt64(Self.runs) {
                let model = TargetModel(
                    seed: 3,
                    run: run &+ UInt64(number) << 32,
                    oddities: [oddity],
                    length: Self.length,
                    failing: Self.limit,
                    perInterval: 40
                )
                own += verdicts(model, sliding: sliding).contains(.passed) ? 1 : 0
            }
            #expect(Double(own) <= most(of: Self.runs), "\(oddity): \(own) of \(Self.runs)")
            passed += own
        }
        let all = Self.runs * oddities.count
        #expect(Double(passed) <= most(of: all), "\(passed) of \(all)")
    }

    @Test func `a good release passes in spite of most of it`() {
        let exact: [Oddity] = [.restarts, .scrapedLate, .scrapedTwice, .moves, .bornInTheWindow]
        for oddity in exact {
            let model = TargetModel(
                seed: 4,
                run: 1,
                oddities: [oddity],
                length: Self.length,
                failing: 0.001,
                perInterval: 40
            )
            #expect(verdicts(model, sliding: false).contains(.passed), "\(oddity)")
        }
    }

    /// The promised 5%, and 3 standard deviations of it in so many runs.
    private func most(of runs: Int) -> Double {
        0.05 * Double(runs) + 3 * (0.05 * 0.95 * Double(runs)).squareRoot()
    }
}
