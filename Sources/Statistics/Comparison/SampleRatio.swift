/// A test of whether the groups of an experiment have the sizes that their weights promise.
///
/// A mismatch means that assignment or logging is broken, and with it every other comparison. The
/// test is valid for one look at counts of independent units. The caller chooses the p that raises
/// an alarm, usually 0.001.
///
/// K. Pearson, Philosophical Magazine 50 (1900); A. Fabijan et al., Diagnosing Sample Ratio
/// Mismatch in Online Controlled Experiments (KDD 2019).
package enum SampleRatio: Hashable, Sendable {
    case compared(Comparison)
    case undecided(Reason)

    package struct Comparison: Hashable, Sendable {
        /// Σ (observed − expected)² / expected.
        package let statistic: Double
        package let degreesOfFreedom: Int
        /// The chance of so large a statistic if the weights are true.
        package let p: Double
        package let leastExpected: Double

        /// True if p can be trusted: for expected counts of 5 or more.
        package var isLargeEnough: Bool { leastExpected >= 5 }
    }

    package enum Reason: Hashable, Sendable {
        case fewerThanTwoGroups
        case notOneWeightForEachGroup
        /// A weight is not a finite number over 0, or is too large or too small beside the others.
        case unusableWeight
        /// A count is under 0, or the counts sum to more than 10¹⁵.
        case unusableCount
        case nothingObserved
    }

    /// Compares the counts with the weights.
    ///
    /// The relative error of the statistic is 10⁻⁹ if the weights and their sum are exact, as
    /// integers are.
    package init(observed: [Int], weights: [Double]) {
        if let reason = Self.obstacle(observed, weights) {
            self = .undecided(reason)
        } else if let comparison = Comparison(observed, Self.total(observed), weights) {
            self = .compared(comparison)
        } else {
            self = .undecided(.unusableWeight)
        }
    }

    private static func obstacle(_ observed: [Int], _ weights: [Double]) -> Reason? {
        guard observed.count >= 2 else { return .fewerThanTwoGroups }
        guard observed.count == weights.count else { return .notOneWeightForEachGroup }
        guard weights.allSatisfy({ $0 > 0 && $0.isFinite }) else { return .unusableWeight }
        guard observed.allSatisfy({ $0 >= 0 }), total(observed) <= Double(Proportion.trialsMax)
        else { return .unusableCount }
        return total(observed) > 0 ? nil : .nothingObserved
    }

    private static func total(_ observed: [Int]) -> Double {
        observed.reduce(0) { $0 + Double($1) }
    }
}

extension SampleRatio.Comparison {
    /// Creates a comparison, or nil if a product of the weights leaves the range of a `Double`.
    fileprivate init?(_ observed: [Int], _ total: Double, _ weights: [Double]) {
        let weight = weights.reduce(0, +)
        let expected = weights.map { total * ($0 / weight) }
        guard let least = expected.min(), least > 0, (total * weight).isFinite else { return nil }
        let terms = observed.indices.map { group in
            // Exact for integer weights, where a rounded expected count would suffer cancellation.
            let scaled = Double(observed[group]) * weight - total * weights[group]
            return scaled / weight / expected[group] * (scaled / weight)
        }
        let degrees = observed.count - 1
        let sum = terms.reduce(0, +)
        guard let p = ChiSquare.survival(sum, degreesOfFreedom: degrees) else { return nil }
        statistic = sum
        degreesOfFreedom = degrees
        self.p = p
        leastExpected = least
    }
}
