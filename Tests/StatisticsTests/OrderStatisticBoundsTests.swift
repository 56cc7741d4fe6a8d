import Statistics
import Testing
import TestSupport

struct OrderStatisticBoundsTests {
    struct Case: Decodable {
        let n: Int
        let q, alpha: Double
        let upper, lower: Int?

        enum CodingKeys: String, CodingKey {
            case n, q, alpha
            case upper = "upper_index"
            case lower = "lower_index"
        }
    }

    @Test func `every golden index is met`() throws {
        let golden = try GoldenFile<Case>.read("order_statistic")
        #expect(golden.cases.count == golden.count)
        for row in golden.cases {
            let bounds = try bounds(row.q, row.n, 1 - row.alpha)
            #expect(bounds.upperIndex == row.upper, "\(row)")
            #expect(bounds.lowerIndex == row.lower, "\(row)")
        }
    }

    @Test(arguments: [(0.95, 0.95, 59), (0.99, 0.95, 299), (0.5, 0.95, 5)])
    func `the least count that bounds a quantile from above`(
        quantile: Double,
        confidence: Double,
        count: Int
    ) throws {
        #expect(try bounds(quantile, count, confidence).upperIndex == count)
        #expect(try bounds(quantile, count - 1, confidence).upperIndex == nil)
    }

    @Test func `no samples bound nothing`() throws {
        let none = try bounds(0.95, 0, 0.95)
        #expect(none.lowerIndex == nil)
        #expect(none.upperIndex == nil)
        #expect(none.lower(inSorted: []) == nil)
        #expect(none.upper(inSorted: []) == nil)
    }

    @Test(arguments: [0, 1, -0.5, 1.5, .nan, .infinity])
    func `a quantile and a confidence are between 0 and 1`(number: Double) {
        #expect(OrderStatisticBounds(quantile: number, samples: 9, confidence: 0.9) == nil)
        #expect(OrderStatisticBounds(quantile: 0.9, samples: 9, confidence: number) == nil)
    }

    @Test(arguments: [-1, .min, .max, 1_000_000_000_000_001])
    func `a count is neither under 0 nor over all that is countable`(count: Int) {
        #expect(OrderStatisticBounds(quantile: 0.9, samples: count, confidence: 0.9) == nil)
    }

    @Test func `the largest count has bounds on both sides of its quantile`() throws {
        let all = Proportion.trialsMax
        let bounds = try bounds(0.999, all, 0.95)
        let index = all / 1_000 * 999
        #expect(try #require(bounds.lowerIndex) < index)
        #expect(try #require(bounds.upperIndex) > index)
    }

    @Test func `the bounds of a quantile mirror those of its complement`() throws {
        for samples in [1, 2, 17, 60, 400] {
            let high = try bounds(0.75, samples, 0.9)
            let low = try bounds(0.25, samples, 0.9)
            #expect(high.lowerIndex == low.upperIndex.map { samples + 1 - $0 })
            #expect(high.upperIndex == low.lowerIndex.map { samples + 1 - $0 })
        }
    }

    @Test func `more confidence never narrows the bounds`() throws {
        let confidences = [0.5, 0.8, 0.9, 0.99, 0.999, 0.999_999]
        let all = try confidences.map { try bounds(0.9, 2_000, $0) }
        for (less, more) in zip(all, all.dropFirst()) {
            #expect(try #require(less.upperIndex) <= #require(more.upperIndex))
            #expect(try #require(less.lowerIndex) >= #require(more.lowerIndex))
        }
    }

    @Test func `a sorted sample has the values of the indices`() throws {
        let bounds = try bounds(0.5, 9, 0.9)
        #expect(bounds.lowerIndex == 3)
        #expect(bounds.upperIndex == 7)
        let sample = [1, 2, 3, 5, 8, 13, 21, 34, Double.infinity]
        #expect(bounds.lower(inSorted: sample) == 3)
        #expect(bounds.upper(inSorted: sample) == 21)
    }

    @Test func `requests never answered leave the quantile without a finite bound`() throws {
        let sample = [1, 2, 3, 5, 8] + [Double](repeating: .infinity, count: 4)
        #expect(try bounds(0.5, 9, 0.9).upper(inSorted: sample) == .infinity)
    }

    @Test(arguments: [
        [2.0, 1, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 4, 5, 6, 7, 8],
        [1, 2, 3, 4, 5, 6, 7, 8, .nan], [.nan, 2, 3, 4, 5, 6, 7, 8, 9], [],
    ])
    func `another sample, unsorted or of another size, has none`(sample: [Double]) throws {
        #expect(try bounds(0.5, 9, 0.9).lower(inSorted: sample) == nil)
        #expect(try bounds(0.5, 9, 0.9).upper(inSorted: sample) == nil)
    }

    private func bounds(
        _ quantile: Double,
        _ samples: Int,
        _ confidence: Double
    ) throws -> OrderStatisticBounds {
        try #require(
            OrderStatisticBounds(quantile: quantile, samples: samples, confidence: confidence)
        )
    }
}
