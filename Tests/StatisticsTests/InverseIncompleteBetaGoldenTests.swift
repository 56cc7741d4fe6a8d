import Statistics
import Testing
import TestSupport

struct InverseIncompleteBetaGoldenTests {
    struct Case: Decodable {
        let a, b, p, x: Double
        let complement: Double

        enum CodingKeys: String, CodingKey {
            case a, b, p, x
            case complement = "one_minus_x"
        }
    }

    @Test func `a quantile and its complement are good to a billionth`() throws {
        let golden = try GoldenFile<Case>.read("betaincinv")
        #expect(golden.cases.count == golden.count)
        for row in golden.cases {
            let beta = try #require(BetaDistribution(a: row.a, b: row.b))
            let x = beta.quantile(Probability(row.p))
            #expect(relativeError(x.value, row.x) <= 1e-9, "\(row)")
            #expect(relativeError(x.complement, row.complement) <= 1e-9, "\(row)")
        }
    }
}
