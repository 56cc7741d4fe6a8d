import Foundation
import Statistics
import Testing
import TestSupport

struct AnytimeLawsTests {
    static let limits = [1e-9, 1e-6, 0.001, 0.01, 0.05, 0.5, 0.9, 1 - 1e-9]

    @Test(arguments: limits)
    func `any count has a verdict that is its interval's`(limit: Double) throws {
        let test = try #require(AnytimeTest(limit: limit, confidence: 0.95))
        for seen in try ManyCounts.all() {
            let interval = test.interval(of: seen)
            let verdict = test.verdict(on: seen)
            #expect(0 <= interval.lower && interval.upper <= 1, "\(seen)")
            #expect(!test.logMartingale(seen).isNaN, "\(seen)")
            // Where the end is the limit to the last digits, either answer is right.
            let slack = 1e-9 * limit
            if interval.upper < limit - slack { #expect(verdict == .below, "\(seen)") }
            if interval.lower > limit + slack { #expect(verdict == .above, "\(seen)") }
            if verdict == .below { #expect(interval.upper <= limit + slack, "\(seen)") }
            if verdict == .above { #expect(interval.lower >= limit - slack, "\(seen)") }
        }
    }

    @Test(arguments: limits)
    func `any count has a one-sided verdict on the side of its rate`(limit: Double) throws {
        let test = try #require(AnytimeTest(limit: limit, confidence: 0.95))
        for seen in try ManyCounts.all() {
            let rate = Double(seen.failures) / Double(max(1, seen.trials))
            switch test.oneSidedVerdict(on: seen) {
            case .below: #expect(rate < limit, "\(seen)")
            case .above: #expect(rate > limit, "\(seen)")
            case .undecided:
                #expect(!test.logEvidenceBelow(seen).isNaN, "\(seen)")
                #expect(!test.logEvidenceAbove(seen).isNaN, "\(seen)")
            }
        }
    }

    @Test func `one more failure never speaks for a lower rate`() throws {
        let test = try #require(AnytimeTest(limit: 0.02, confidence: 0.9))
        let order: [AnytimeTest.Verdict] = [.below, .undecided, .above]
        for trials in [1, 40, 300, 2_000] {
            let intervals = try (0...trials).map { try test.interval(of: seen($0, trials)) }
            let verdicts = try (0...trials).map { try test.verdict(on: seen($0, trials)) }
            let ranks = verdicts.compactMap { order.firstIndex(of: $0) }
            #expect(ranks == ranks.sorted())
            #expect(zip(intervals, intervals.dropFirst()).allSatisfy { $0.upper <= $1.upper })
            #expect(zip(intervals, intervals.dropFirst()).allSatisfy { $0.lower <= $1.lower })
        }
    }

    @Test func `the evidence is the same in one batch or in many`() throws {
        let rate = Probability(0.01)
        var prior = try #require(BetaDistribution(a: 0.5, b: 49.5))
        let all = BetaBinomialMixture(prior: prior, trials: try seen(9, 2_300))
        var sum = 0.0
        for (failures, trials) in [(0, 1), (1, 1), (0, 700), (5, 98), (3, 1_500)] {
            let batch = try seen(failures, trials)
            sum += BetaBinomialMixture(prior: prior, trials: batch).logMartingale(at: rate)
            prior = prior.posterior(after: batch)
        }
        #expect(logError(sum, all.logMartingale(at: rate)) < 1e-12)
    }

    @Test(arguments: [1, 2, 409, 410, 5_000])
    func `the evidence of clean trials is the product of their odds`(trials: Int) throws {
        let test = try #require(AnytimeTest(limit: 0.01, confidence: 0.95))
        var sum = 0.0
        for clean in stride(from: 0, to: Double(trials), by: 1) {
            sum += log((49.5 + clean) / (50 + clean)) - log(0.99)
        }
        #expect(logError(try test.logMartingale(seen(0, trials)), sum) < 1e-11)
    }

    private func seen(_ failures: Int, _ trials: Int) throws -> Proportion {
        try #require(Proportion(failures: failures, trials: trials))
    }
}
