/// The rise of values per unit of time.
///
/// The estimate is the median of the slopes between all pairs of values; the ends are the slopes
/// that Kendall's test, in its normal limit, does not reject. Each end is one-sided. The only
/// assumption is that deviations are independent: correlated values make the interval too narrow.
/// It detects a steady rise: one that sets in late affects only a few of the slopes.
///
/// P. K. Sen, Journal of the American Statistical Association 63 (1968).
package struct TrendInterval: Hashable, Sendable {
    package let lower: Double
    package let upper: Double
    package let estimate: Double

    package struct Point: Hashable, Sendable {
        package let time: Double
        package let value: Double

        package init(time: Double, value: Double) {
            self.time = time
            self.value = value
        }
    }

    /// The fewest values for which the normal limit is a fair approximation.
    package static let pointsMin = 10

    /// Creates an interval, or nil for fewer than 10 values or too few for that confidence.
    ///
    /// Also nil for a confidence that is not between 0 and 1, and if a number is not finite. Values
    /// at the same time have no slope between them.
    package init?(of points: [Point], confidence: Double) {
        guard confidence > 0, confidence < 1, points.count >= Self.pointsMin,
            points.allSatisfy({ $0.time.isFinite && $0.value.isFinite })
        else { return nil }
        let slopes = Self.slopes(points).sorted()
        guard slopes.allSatisfy(\.isFinite), let median = Self.median(ofSorted: slopes) else {
            return nil
        }
        let deviation = Self.variance(points).squareRoot()
        let reach = NormalDistribution.upperQuantile(1 - confidence) * deviation
        let below = Int(((Double(slopes.count) - reach) / 2).rounded(.down)) - 1
        guard below >= 0, below < slopes.count else { return nil }
        lower = slopes[below]
        upper = slopes[slopes.count - 1 - below]
        estimate = median
    }

    private static func slopes(_ points: [Point]) -> [Double] {
        points.indices.flatMap { later in
            points[..<later].compactMap { earlier in
                let time = points[later].time - earlier.time
                return time > 0 ? (points[later].value - earlier.value) / time : nil
            }
        }
    }

    /// Returns the variance of Kendall's S without a trend, corrected for ties.
    private static func variance(_ points: [Point]) -> Double {
        let ties = [points.map(\.value), points.map(\.time)].map { numbers in
            Dictionary(grouping: numbers, by: { $0 }).values.map { term($0.count) }.reduce(0, +)
        }
        return max(0, term(points.count) - ties.reduce(0, +)) / 18
    }

    private static func term(_ count: Int) -> Double {
        let n = Double(count)
        return n * (n - 1) * (2 * n + 5)
    }

    private static func median(ofSorted slopes: [Double]) -> Double? {
        guard !slopes.isEmpty else { return nil }
        let middle = slopes.count / 2
        return slopes.count.isMultiple(of: 2)
            ? slopes[middle - 1] / 2 + slopes[middle] / 2 : slopes[middle]
    }
}
