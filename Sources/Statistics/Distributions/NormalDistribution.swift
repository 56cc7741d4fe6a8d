/// The normal distribution of mean 0 and deviation 1.
package enum NormalDistribution {
    /// The chance of a value over z.
    ///
    /// For every z, ±∞ too: good to about 10⁻¹⁵ of itself down to 10⁻³⁰⁷, and 0 from about 38.5
    /// on; NaN for NaN. It is ½ erfc(z/√2), DLMF 7.17(ii).
    package static func upperTail(_ z: Double) -> Double {
        let x = z / 2.0.squareRoot()
        guard z > 1, z < 40 else { return 0.5 * .erfc(x) }
        // The tail goes like e^(−x²), which feels the rounding of x.
        let lost = (z * z / 2 - x * x) + (squareError(z) / 2 - squareError(x))
        return 0.5 * .erfc(x) * .exp(-lost)
    }

    /// The log of the chance of a value over z, for every finite z.
    static func logUpperTail(_ z: Double) -> Double {
        guard z > 10 else { return .log(upperTail(z)) }
        // DLMF 7.9.1: 1/(z + 1/(z + 2/(z + …))), from a depth that is past the last digit.
        let inverseMillsRatio = (1...40).reversed().reduce(z) { z + Double($1) / $0 }
        return logDensity(z) - .log(inverseMillsRatio)
    }

    /// The z over which a value is with the given chance.
    ///
    /// Good to about 10⁻¹⁵ · max(1, abs z) for chances from the least `Double` to 1 − 2⁻⁵³; ∞ for
    /// 0, −∞ for 1 and NaN for what is no chance.
    package static func upperQuantile(_ chance: Double) -> Double {
        guard chance > 0, chance < 1 else {
            return chance == 0 ? .infinity : chance == 1 ? -.infinity : .nan
        }
        return chance <= 0.5 ? quantileOverMean(chance) : -quantileOverMean(1 - chance)
    }

    /// Newton's steps on the log of the tail.
    ///
    /// The log is concave, so that from a z that is too large they only ever go down; and the
    /// tail is at most ½ e^(−z²/2), which gives such a z.
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
