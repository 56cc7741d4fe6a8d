@testable import Statistics
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

struct SplitTestTests {
    @Test(arguments: [
        ([1.0, 9.0], [12, 88]), ([5.0, 3.0, 2.0], [40, 35, 25]),
        ([1.0, 1.0, 1.0, 1.0], [9, 0, 3, 1]),
        ([2.0, 10.0, 100.0], [0, 0, 0]),
    ])
    func `taking one group after the other is the Dirichlet form`(
        weights: [Double],
        observed: [Int]
    ) throws {
        let test = try #require(SplitTest(weights: weights, confidence: 0.999))
        let found = try #require(test.logMartingale(observed))
        let least = try #require(weights.min())
        let prior = weights.map { 0.5 * $0 / least }
        let all = prior.reduce(0, +)
        let sum = weights.reduce(0, +)
        let total = Double(observed.reduce(0, +))
        var expected = lgamma(all) - lgamma(all + total)
        for (index, count) in observed.enumerated() {
            let n = Double(count)
            expected += lgamma(prior[index] + n) - lgamma(prior[index])
            expected -= n * log(weights[index] / sum)
        }
        #expect(abs(found - expected) < 1e-9 * max(1, abs(expected)))
    }

    @Test func `two groups are tested as the rate of the smaller is`() throws {
        let split = try #require(SplitTest(weights: [90, 10], confidence: 0.95))
        let rate = try #require(AnytimeTest(limit: 0.1, confidence: 0.95))
        let trials = try #require(Proportion(failures: 31, trials: 200))
        let found = try #require(split.logMartingale([169, 31]))
        #expect(abs(found - rate.logMartingale(trials)) < 1e-12)
    }

    @Test func `a right split is hardly ever called off, however often one looks`() throws {
        let test = try #require(SplitTest(weights: [1, 3], confidence: 0.95))
        var random = Xoshiro256(seed: 11, run: 0)
        var alarms = 0
        for _ in 0..<400 {
            var counts = [0, 0]
            for _ in 0..<1_000 {
                counts[random.nextShare() < 0.25 ? 0 : 1] += 1
                if test.isMismatch(counts) {
                    alarms += 1
                    break
                }
            }
        }
        #expect(alarms <= 20, "\(alarms) of 400 runs")
    }

    @Test func `a wrong split is found`() throws {
        let test = try #require(SplitTest(weights: [5_000, 45_000], confidence: 0.999))
        #expect(test.isMismatch([5_700, 44_300]))
        #expect(!test.isMismatch([5_050, 44_950]))
        #expect(!test.isMismatch([0, 0]))
    }

    @Test func `what is no split has no test`() {
        #expect(SplitTest(weights: [1], confidence: 0.95) == nil)
        #expect(SplitTest(weights: [1, 0], confidence: 0.95) == nil)
        #expect(SplitTest(weights: [1, .nan], confidence: 0.95) == nil)
        #expect(SplitTest(weights: [1, .infinity], confidence: 0.95) == nil)
        #expect(SplitTest(weights: [1, 1], confidence: 1) == nil)
        let test = SplitTest(weights: [1, 1], confidence: 0.95)
        #expect(test?.logMartingale([1]) == nil)
        #expect(test?.logMartingale([-1, 3]) == nil)
        #expect(test?.logMartingale([.max, .max]) == nil)
    }
}
