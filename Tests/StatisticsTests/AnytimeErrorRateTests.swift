import Statistics
import Testing
import TestSupport

struct AnytimeErrorRateTests {
    /// The chance of each verdict on a service whose rate is just the limit, looked at after every
    /// trial until there is a verdict: exact, by following every count of failures.
    @Test func `polling 30,000 times keeps the promised error`() throws {
        let test = try #require(AnytimeTest(limit: 0.01, confidence: 0.95))
        var undecided = [1.0]
        var below = 0.0
        var above = 0.0
        // Counts up to `most` are below, from `fewest` on above.
        var most = -1
        var fewest = 1
        for trials in 1...30_000 {
            while try test.verdict(on: seen(most + 1, trials)) == .below { most += 1 }
            fewest = min(fewest, trials)
            while fewest <= trials, try test.verdict(on: seen(fewest, trials)) != .above {
                fewest += 1
            }
            undecided = step(undecided)
            for failures in undecided.indices where failures <= most {
                below += undecided[failures]
                undecided[failures] = 0
            }
            while undecided.count > fewest { above += undecided.removeLast() }
        }
        #expect(relativeError(below, 0.0316486) < 1e-5)
        #expect(above < 0.012)
        #expect(abs(undecided.reduce(below + above, +) - 1) < 1e-9)
    }

    private func step(_ chances: [Double]) -> [Double] {
        var next = chances.map { $0 * 0.99 } + [0]
        for failures in chances.indices { next[failures + 1] += chances[failures] * 0.01 }
        return next
    }

    private func seen(_ failures: Int, _ trials: Int) throws -> Proportion {
        try #require(Proportion(failures: failures, trials: trials))
    }
}
