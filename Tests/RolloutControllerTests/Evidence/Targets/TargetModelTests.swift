@testable import RolloutController
@testable import Rollouts
import Foundation
import Statistics
import Testing

@testable import Values

/// The reading of counters against histories of which the truth is known.
///
/// `TARGET_HISTORIES=100000 swift test --filter TargetModelTests` is the whole campaign.
@Suite struct TargetModelTests {
    private static let histories =
        ProcessInfo.processInfo.environment["TARGET_HISTORIES"].flatMap { Int($0) } ?? 1_000

    private struct Bounds {
        let failures: CountRange
        let trials: CountRange
        /// False if the reading says that a part of the window is missing.
        let areOfWholeWindow: Bool

        /// Returns true if the truth is not under the bounds, nor over those of a whole window.
        func hold(_ model: TargetModel) -> Bool {
            failures.least <= model.failures && trials.least <= model.trials
                && (!areOfWholeWindow
                    || model.failures <= failures.most && model.trials <= trials.most)
        }
    }

    /// Returns the bounds that are read; nil if the series are refused.
    private func bounds(_ model: TargetModel) -> Bounds? {
        guard
            let counters = try? Counters(
                model.sides,
                since: model.windowStart,
                readFrom: model.dataSince,
                starts: model.starts
            ),
            let failures = try? counters.range(ofSide: 0),
            let trials = try? counters.range(ofSide: 1)
        else { return nil }
        return Bounds(
            failures: failures,
            trials: trials,
            areOfWholeWindow: counters.coveredSince == nil
        )
    }

    @Test func `without oddities the bounds are the truth`() throws {
        for run in 0..<UInt64(Self.histories / 10) {
            let model = TargetModel(seed: 1, run: run, oddities: [])
            let found = try #require(bounds(model))
            #expect(found.failures == CountRange(model.failures), "run \(run)")
            #expect(found.trials == CountRange(model.trials), "run \(run)")
        }
    }

    @Test(arguments: Oddity.allCases)
    func `whatever happens the truth is within the bounds`(oddity: Oddity) throws {
        let runs = UInt64(Self.histories / Oddity.allCases.count)
        var (refused, spoiled): (UInt64, UInt64) = (0, 0)
        for run in 0..<runs {
            // Every second history has another oddity too.
            let other = Oddity.allCases[Int(run / 2) % Oddity.allCases.count]
            let model = TargetModel(
                seed: 2,
                run: run,
                oddities: run.isMultiple(of: 2) ? [oddity] : [oddity, other]
            )
            spoiled += model.hasNoNumber ? 1 : 0
            // Until it falls, a balanced counter looks like one that had a burst.
            if model.has(.balanced), !model.hasFall { continue }
            guard let found = bounds(model) else {
                refused += 1
                continue
            }
            #expect(
                found.hold(model),
                "\(oddity), \(other), run \(run): \(model.failures) of \(model.trials) in \(found)"
            )
        }
        switch oddity {
        case .notANumber: #expect(refused == spoiled && spoiled > runs * 9 / 10)
        case .balanced: #expect(refused > runs / 2)
        case _: #expect(refused < runs / 3)
        }
    }
}

extension Counters {
    fileprivate func range(ofSide side: Int) throws(Unavailable) -> CountRange {
        let once = try counted(side: side).events
        let twice = try counted(side: side, isWithCopies: true).events
        return CountRange(least: once.least, most: max(once.most, twice.most))
    }
}
