import Statistics
import Testing
import TestSupport

struct IncompleteBetaGoldenTests {
    struct Case: Decodable {
        let a, b, x, lower, upper: Double
        let logLower, logUpper: Double

        enum CodingKeys: String, CodingKey {
            case a, b, x, lower, upper
            case logLower = "log_lower"
            case logUpper = "log_upper"
        }

        /// At 50 digits 1 − lower has lost a lower tail this small, or most of its digits; then
        /// ln(1 − lower) is −lower to all the digits of a double.
        var isTooSmallForFiftyDigits: Bool { lower < 1e-43 }

        var trueLogUpper: Double { isTooSmallForFiftyDigits ? -lower : logUpper }
    }

    @Test func `both tails and their logarithms are good to a billionth`() throws {
        let golden = try GoldenFile<Case>.read("betainc")
        #expect(golden.cases.count == golden.count)
        for row in golden.cases {
            let beta = try #require(BetaDistribution(a: row.a, b: row.b))
            let tails = beta.tails(at: Probability(row.x))
            #expect(relativeError(tails.lower, row.lower) <= 1e-9, "\(row)")
            #expect(relativeError(tails.upper, row.upper) <= 1e-9, "\(row)")
            #expect(relativeError(tails.logLower, row.logLower) <= 1e-9, "\(row)")
            #expect(relativeError(tails.logUpper, row.trueLogUpper) <= 1e-9, "\(row)")
        }
    }

    @Test func `only what fifty digits cannot hold is taken from the other tail`() throws {
        let rows = try GoldenFile<Case>.read("betainc").cases.filter(\.isTooSmallForFiftyDigits)
        #expect(rows.count == 25)
        for row in rows {
            #expect(abs(row.logUpper + row.lower) < 1e-51, "\(row)")
        }
    }
}
