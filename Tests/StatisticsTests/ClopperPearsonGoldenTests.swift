import Statistics
import Testing
import TestSupport

struct ClopperPearsonGoldenTests {
    struct Case: Decodable {
        let k, n: Int
        let alpha, lower, upper: Double
        let upperComplement: Double

        enum CodingKeys: String, CodingKey {
            case k, n, alpha, lower, upper
            case upperComplement = "one_minus_upper"
        }
    }

    @Test func `both bounds and the complement are good to a billionth`() throws {
        let golden = try GoldenFile<Case>.read("clopper_pearson")
        #expect(golden.cases.count == golden.count)
        for row in golden.cases {
            let trials = try #require(Proportion(failures: row.k, trials: row.n))
            let upper = ClopperPearson.upperBound(trials, confidence: 1 - row.alpha)
            let lower = ClopperPearson.lower(trials, confidence: 1 - row.alpha)
            #expect(relativeError(lower, row.lower) <= 1e-9, "\(row)")
            #expect(relativeError(upper.value, row.upper) <= 1e-9, "\(row)")
            #expect(relativeError(upper.complement, row.upperComplement) <= 1e-9, "\(row)")
            #expect(ClopperPearson.upper(trials, confidence: 1 - row.alpha) == upper.value)
        }
    }
}
