/// The chi-square distribution: the sum of the squares of so many normal values.
package enum ChiSquare {
    package static let degreesOfFreedomMax = 1_000_000_000

    /// The chance of a value over the statistic.
    ///
    /// For every statistic from 0 to ∞ and 1 to 10⁹ degrees of freedom; nil outside, and for NaN.
    /// Good to about 10⁻¹² of itself, 10⁻¹⁰ for 10⁹ degrees; 0 where it is under the least
    /// `Double`. See ``GammaDistribution``; M. Abramowitz and I. A. Stegun (1964), 26.4.19.
    package static func survival(_ statistic: Double, degreesOfFreedom: Int) -> Double? {
        guard statistic >= 0, 1...degreesOfFreedomMax ~= degreesOfFreedom else { return nil }
        guard degreesOfFreedom > 1 else {
            return 2 * NormalDistribution.upperTail(statistic.squareRoot())
        }
        return GammaDistribution(shape: Double(degreesOfFreedom) / 2)?
            .chance(upTo: statistic / 2)?.complement
    }
}
