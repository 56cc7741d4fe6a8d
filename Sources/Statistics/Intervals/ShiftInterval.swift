/// The shift of one sample against another.
///
/// The interval contains the shifts that the rank-sum test, in its normal limit, does not reject;
/// the estimate is the shift with the least evidence against it, the median of all differences.
/// Both ends are differences of two values.
///
/// J. L. Hodges and E. L. Lehmann, Annals of Mathematical Statistics 34 (1963); the interval is
/// Moses's: M. Hollander, D. A. Wolfe and E. Chicken, Nonparametric Statistical Methods (2014),
/// 4.3.
package struct ShiftInterval: Hashable, Sendable {
    package let lower: Double
    package let upper: Double
    package let estimate: Double

    package static let samplesMax = 100_000

    /// Creates an interval, or nil if there are too few values for that confidence: under 5 a side
    /// for 98%.
    ///
    /// Also nil for a confidence that is not between 0 and 1, for more than 10⁵ values a side, and
    /// if a value is not finite or a difference overflows.
    package init?(of sample: [Double], against other: [Double], confidence: Double) {
        let x = sample.sorted()
        let y = other.sorted()
        guard confidence > 0, confidence < 1, Self.isUsable(x, y),
            let margin = Self.margin(x, y, confidence)
        else { return nil }
        let differences = PairwiseDifferences(ofSorted: x, to: y)
        lower = differences.ranked(differences.count - margin)
        upper = differences.ranked(margin + 1)
        estimate = differences.median
    }

    private static func isUsable(_ x: [Double], _ y: [Double]) -> Bool {
        guard let leastX = x.first, let mostX = x.last, let leastY = y.first, let mostY = y.last,
            max(x.count, y.count) <= samplesMax, (x + y).allSatisfy(\.isFinite)
        else { return false }
        return (mostX - leastY).isFinite && (leastX - mostY).isFinite
    }

    /// Returns the number of differences below the upper end, which is also the number above the
    /// lower.
    ///
    /// Ties across the samples depend on the shift, and there are none for a shift between two
    /// differences; ties within a sample remain.
    private static func margin(_ x: [Double], _ y: [Double], _ confidence: Double) -> Int? {
        let z = NormalDistribution.upperQuantile((1 - confidence) / 2)
        let half = (Double(x.count) * Double(y.count) + 1) / 2
        let untied = half + z * rankSumDeviation(x.count, y.count, tieSum: 0)
        guard untied < 2 * half - 1 else { return nil }
        let ties = tieSum(ofSorted: x) + tieSum(ofSorted: y)
        return Int(half + z * rankSumDeviation(x.count, y.count, tieSum: ties))
    }
}
