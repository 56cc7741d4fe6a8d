import Foundation
import Statistics
import Testing
import TestSupport

struct IncompleteBetaTests {
    @Test func `a distribution needs two finite parameters over 0`() {
        let wrong = [0, -1, .nan, .infinity]
        #expect(wrong.allSatisfy { BetaDistribution(a: $0, b: 1) == nil })
        #expect(wrong.allSatisfy { BetaDistribution(a: 1, b: $0) == nil })
    }

    @Test func `the ends hold nothing and all`() throws {
        let beta = try #require(BetaDistribution(a: 2, b: 3))
        #expect(beta.tails(at: .zero).lower == 0)
        #expect(beta.tails(at: .zero).upper == 1)
        #expect(beta.tails(at: .one).lower == 1)
        #expect(beta.tails(at: .one).upper == 0)
        #expect(beta.quantile(.zero) == .zero)
        #expect(beta.quantile(.one) == .one)
    }

    @Test(arguments: [1e3, 1e8, 9e9], [1e-3, 0.3, 0.9, 2.5, 6])
    func `reversing a distribution swaps its tails`(a: Double, z: Double) throws {
        let beta = try #require(BetaDistribution(a: a, b: 3 * a))
        let x = probability(of: beta, deviations: z)
        let tails = beta.tails(at: x)
        let reversed = beta.reversed.tails(at: x.reversed)
        #expect(relativeError(tails.logLower, reversed.logUpper) < 1e-12)
        #expect(relativeError(tails.lower + tails.upper, 1) < 1e-15)
    }

    /// The continued fraction ends and the expansion for large samples begins at 10¹⁰.
    @Test(arguments: [-30.0, -8, -3, -1.01, -0.99, -0.3, -1e-3, 1e-3, 0.5, 2, 9], [1, 2.5, 90])
    func `two methods agree where one takes over from the other`(z: Double, ratio: Double) throws {
        let under = try #require(BetaDistribution(a: 1e10 - 1e-2, b: 1e10 * ratio))
        let over = try #require(BetaDistribution(a: 1e10 + 1e-2, b: 1e10 * ratio))
        let lower = under.tails(at: probability(of: under, deviations: z)).logLower
        let other = over.tails(at: probability(of: over, deviations: z)).logLower
        #expect(logError(lower, other) < 1e-9)
    }

    @Test(arguments: [0.5, 12, 1e6, 1e12], [1e-12, 0.025, 0.5, 0.95])
    func `a quantile leads back to its chance`(a: Double, chance: Double) throws {
        let beta = try #require(BetaDistribution(a: a, b: 40 * a))
        let lower = beta.tails(at: beta.quantile(Probability(chance))).lower
        #expect(relativeError(lower, chance) < 1e-7)
    }

    private func probability(of beta: BetaDistribution, deviations: Double) -> Probability {
        let logOdds = log(beta.a) - log(beta.b)
        let odds = exp(logOdds + deviations * (1 / beta.a + 1 / beta.b).squareRoot())
        return Probability(value: odds / (1 + odds), complement: 1 / (1 + odds))
    }
}
