@testable import Statistics
import Testing

struct TrendIntervalTests {
    /// Against scipy 1.17.1, `stats.theilslopes(…, alpha=0.90)`: 95% at each end.
    @Test func `it is that of Theil and Sen`() throws {
        let values = [31.0, 35, 33, 40, 38, 47, 45, 44, 52, 50, 58, 57]
        let trend = try #require(interval(values, every: 0.5))
        #expect(abs(trend.estimate - 4.828571428571428) < 1e-12)
        #expect(trend.lower == 3.75 && trend.upper == 6)
    }

    /// scipy rounds a rank to the nearest, here it is rounded outwards.
    @Test func `ties narrow it and a rank between two slopes takes the outer one`() throws {
        let times = [0.0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 15]
        let values = [5.0, 5, 6, 6, 6, 7, 5, 8, 8, 7, 9, 9, 9, 10]
        let points = zip(times, values).map { TrendInterval.Point(time: $0, value: $1) }
        let trend = try #require(TrendInterval(of: points, confidence: 0.95))
        #expect(trend.lower == 0.25 && trend.upper == 0.4)
        #expect(abs(trend.estimate - 1.0 / 3) < 1e-12)
    }

    @Test func `a constant has no trend`() throws {
        let trend = try #require(interval([Double](repeating: 7, count: 10), every: 1))
        #expect(trend.lower == 0 && trend.estimate == 0 && trend.upper == 0)
    }

    @Test func `of noise around a line the slope is missed in 5% of the runs on either side`()
        throws
    {
        var random = Xoshiro256(seed: 5, run: 0)
        var (under, over) = (0, 0)
        for _ in 0..<2_000 {
            let values = (0..<24).map { 3 * Double($0) + 40 * random.nextShare() }
            let trend = try #require(interval(values, every: 1))
            if trend.upper < 3 { under += 1 }
            if trend.lower > 3 { over += 1 }
        }
        #expect((60...120).contains(under), "\(under) of 2,000")
        #expect((60...120).contains(over), "\(over) of 2,000")
    }

    @Test func `what is too little or no number has no interval`() {
        #expect(interval([1, 2, 3, 4, 5, 6, 7, 8, 9], every: 1) == nil)
        let many = (0..<12).map(Double.init)
        #expect(TrendInterval(of: points(many), confidence: 1) == nil)
        #expect(TrendInterval(of: points(many), confidence: 0.999_999_999) == nil)
        #expect(interval(many.dropLast() + [.nan], every: 1) == nil)
        #expect(interval(many, every: 0) == nil)
        #expect(TrendInterval(of: [], confidence: 0.95) == nil)
    }

    private func points(_ values: [Double]) -> [TrendInterval.Point] {
        values.enumerated().map { TrendInterval.Point(time: Double($0.offset), value: $0.element) }
    }

    private func interval(_ values: [Double], every step: Double) -> TrendInterval? {
        let points = values.enumerated().map { index, value in
            TrendInterval.Point(time: Double(index) * step, value: value)
        }
        return TrendInterval(of: points, confidence: 0.95)
    }
}
