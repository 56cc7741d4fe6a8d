/// The normal distribution with mean 0 and standard deviation 1.
package enum NormalDistribution {
    /// Returns the chance of a value over z.
    ///
    /// Defined for every z including ±∞: the relative error is about 10⁻¹⁵ down to 10⁻³⁰⁷, and the
    /// result is 0 from about 38.5 on; NaN for NaN. It is ½ erfc(z/√2), DLMF 7.17(ii).
    package static func upperTail(_ z: Double) -> Double {
        let x = z / 2.0.squareRoot()
        guard z > 1, z < 40 else { return 0.5 * .erfc(x) }
        // The tail behaves like e^(−x²), which magnifies the rounding error of x.
        let lost = (z * z / 2 - x * x) + (squareError(z) / 2 - squareError(x))
        return 0.5 * .erfc(x) * .exp(-lost)
    }

    /// Returns the log of the chance of a value over z, for every finite z.
    static func logUpperTail(_ z: Double) -> Double {
        guard z > 10 else { return .log(upperTail(z)) }
        // DLMF 7.9.1: 1/(z + 1/(z + 2/(z + …))), from a depth beyond the last digit.
        let inverseMillsRatio = (1...40).reversed().reduce(z) { z + Double($1) / $0 }
        return logDensity(z) - .log(inverseMillsRatio)
    }

    /// Returns the z that a value exceeds with the given chance.
    ///
    /// The error is about 10⁻¹⁵ · max(1, abs z) for chances from the least `Double` to 1 − 2⁻⁵³; ∞
    /// for 0, −∞ for 1 and NaN for any number that is not a chance.
    package static func upperQuantile(_ chance: Double) -> Double {
        guard chance > 0, chance < 1 else {
            return chance == 0 ? .infinity : chance == 1 ? -.infinity : .nan
        }
        return chance <= 0.5 ? quantileOverMean(chance) : -quantileOverMean(1 - chance)
    }

    /// Returns the quantile for a chance of at most ½, by Newton's method on the log of the tail.
    ///
    /// The log is concave, so from a z that is too large the steps only go down; and the tail is at
    /// most ½ e^(−z²/2), which gives such a z.
    private static func quantileOverMean(_ chance: Double) -> Double {
        var z = (-2 * .log(2 * chance)).squareRoot()
        for _ in 1...quantileStepsMax {
            let logTail = logUpperTail(z)
            let step = (logTail - .log(chance)) * .exp(logTail - logDensity(z))
            let next = z + step
            guard next < z else { break }
            z = next
        }
        return z
    }

    private static func logDensity(_ z: Double) -> Double { -z * z / 2 - 0.5 * .log(2 * .pi) }

    private static func squareError(_ x: Double) -> Double { (-x * x).addingProduct(x, x) }
}

private let quantileStepsMax = 100
