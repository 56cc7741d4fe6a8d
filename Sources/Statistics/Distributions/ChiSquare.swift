/// The chi-square distribution: the sum of the squares of independent standard normal values.
package enum ChiSquare {
    package static let degreesOfFreedomMax = 1_000_000_000

    /// Returns the chance of a value over the statistic.
    ///
    /// Defined for statistics from 0 to ∞ and 1 to 10⁹ degrees of freedom; nil outside these ranges
    /// and for NaN. The relative error is about 10⁻¹², or 10⁻¹⁰ for 10⁹ degrees; the result is 0 if
    /// it is under the least `Double`. See ``GammaDistribution``; M. Abramowitz and I. A. Stegun
    /// (1964), 26.4.19.
    package static func survival(_ statistic: Double, degreesOfFreedom: Int) -> Double? {
        guard statistic >= 0, 1...degreesOfFreedomMax ~= degreesOfFreedom else { return nil }
        guard degreesOfFreedom > 1 else {
            return 2 * NormalDistribution.upperTail(statistic.squareRoot())
        }
        return GammaDistribution(shape: Double(degreesOfFreedom) / 2)?
            .chance(upTo: statistic / 2)?.complement
    }
}
