import Foundation
@testable import Statistics
import TestSupport
import Testing

struct ErrorShareTests {
    struct Case: Decodable {
        let p0, alpha, threshold: Double
        let count, clean: Int
        let window: Int?

        func test() throws -> AnytimeTest {
            let whole = try #require(AnytimeTest(limit: p0, confidence: 1 - alpha))
            return whole.spending(ErrorShare(count: count, window: window))
        }
    }

    @Test func `the trials that a share costs are those of SciPy`() throws {
        let golden = try GoldenFile<Case>.read("error_share")
        #expect(golden.cases.count == golden.count)
        for row in golden.cases {
            let test = try row.test()
            #expect(test.cleanTrialsNeeded() == row.clean, "\(row)")
            #expect(try test.verdict(on: seen(0, row.clean)) == .below, "\(row)")
            #expect(try test.verdict(on: seen(0, row.clean - 1)) == .undecided, "\(row)")
        }
    }

    @Test func `a stage's first count keeps what it needed alone`() throws {
        for limit in [0.0001, 0.01, 0.05, 0.5] {
            for confidence in [0.9, 0.95, 0.99, 0.999] {
                let test = try #require(AnytimeTest(limit: limit, confidence: confidence))
                let first = test.spending(.first)
                #expect(first.cleanTrialsNeeded() == test.cleanTrialsNeeded())
            }
        }
    }

    /// Sums the proved bounds on a wrong verdict over counts and windows, for each side.
    @Test(arguments: [0.0001, 0.01, 0.05, 0.3, 0.5, 0.7, 0.9, 0.99])
    func `all shares together are no more than the error`(limit: Double) throws {
        let prior = try #require(BetaDistribution(a: 0.5, b: 0.5 * (1 - limit) / limit))
        let tails = prior.tails(at: Probability(limit))
        for confidence in [0.5, 0.8, 0.9, 0.95, 0.999] {
            let test = try #require(AnytimeTest(limit: limit, confidence: confidence))
            for side in [exp(tails.logLower), exp(tails.logUpper)] {
                var sum = 0.0
                for count in 1...2_000 {
                    let error = error(of: test.spending(ErrorShare(count: count, window: nil)))
                    sum += side / (1 / error - (1 - side))
                }
                #expect(sum <= 1 - confidence)
            }
        }
    }

    @Test func `a later window or count never has more than an earlier one`() throws {
        let test = try #require(AnytimeTest(limit: 0.01, confidence: 0.95))
        for (count, window) in [(1, 1), (1, 2), (2, 1), (3, 40)] {
            func error(_ count: Int, _ window: Int?) -> Double {
                self.error(of: test.spending(ErrorShare(count: count, window: window)))
            }
            #expect(error(count, window + 1) < error(count, window))
            #expect(error(count + 1, window) < error(count, window))
            #expect(error(count, window) < error(count, nil))
        }
        #expect(ErrorShare(count: 0, window: -3) == ErrorShare(count: 1, window: 1))
    }

    /// Begun anew with the whole error every 500 requests, one of 50 counts passes in 55% of runs.
    ///
    /// The chances are exact: counts follow each other, so they are independent.
    @Test func `a count begun anew fifty times keeps the promise of the stage`() throws {
        let test = try #require(AnytimeTest(limit: 0.01, confidence: 0.95))
        var (careless, kept, tripped) = (1.0, 1.0, 1.0)
        let alone = try chances(test, trials: 500)
        for count in 1...50 {
            let shared = try chances(
                test.spending(ErrorShare(count: count, window: nil)),
                trials: 500
            )
            careless *= 1 - alone.below
            kept *= 1 - shared.below
            tripped *= 1 - shared.above
        }
        #expect(1 - careless > 0.5)
        #expect(1 - kept < 0.03)
        #expect(1 - tripped < 0.02)
    }

    @Test func `a correct split keeps its promise over fifty counts`() throws {
        let test = try #require(SplitTest(weights: [1, 1], confidence: 0.95))
        let spent = (1...50).map { test.spending(ErrorShare(count: $0, window: $0)) }
        let far = [600, 800]
        #expect(test.isMismatch(far))
        #expect(!spent[49].isMismatch(far))
        #expect(spent[49].isMismatch([100, 400]))
    }

    /// Returns the chance of each verdict within some trials at a rate of just the limit.
    private func chances(
        _ test: AnytimeTest,
        trials: Int
    ) throws -> (below: Double, above: Double) {
        var undecided = [1.0]
        var (below, above) = (0.0, 0.0)
        for count in 1...trials {
            var next = undecided.map { $0 * 0.99 } + [0]
            for failures in undecided.indices { next[failures + 1] += undecided[failures] * 0.01 }
            for failures in next.indices where next[failures] > 0 {
                switch try test.verdict(on: seen(failures, count)) {
                case .below: below += next[failures]
                case .above: above += next[failures]
                case .undecided: continue
                }
                next[failures] = 0
            }
            undecided = Array(next.prefix(40))
        }
        return (below, above)
    }

    private func error(of test: AnytimeTest) -> Double { exp(-test.logThreshold) }

    private func seen(_ failures: Int, _ trials: Int) throws -> Proportion {
        try #require(Proportion(failures: failures, trials: trials))
    }
}
