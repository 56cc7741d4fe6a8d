extension BetaDistribution {
    /// The smallest parameters for which the tail is taken from its limit.
    ///
    /// The relative error of the limit is about 1 divided by the smaller parameter.
    var largeSampleMin: Double { 1e10 }

    /// Returns ln I_x(a, b) for x at or below the mean and for large a and b.
    ///
    /// N. M. Temme, The uniform asymptotic expansion of the incomplete beta function, to its first
    /// correction: DLMF 8.18.14 to 8.18.17.
    func logLowerTailOfLargeSample(at x: Probability) -> Double {
        let total = a + b
        let halfSquare =
            deviance(a, from: total * x.value) + deviance(b, from: total * x.complement)
        let z = (2 * halfSquare).squareRoot()
        let density = -halfSquare - 0.5 * .log(2 * .pi)
        return density + .log(millsRatio(z) + correction(at: x, z))
    }

    private func correction(at x: Probability, _ z: Double) -> Double {
        let total = a + b
        let spread = (a / total * b).squareRoot()
        // For smaller z, the two terms are nearly equal; this is the limit of their difference.
        guard z > 1 else { return (b - a) / total / 3 / spread }
        let distance = a > b ? total * x.complement - b : a - total * x.value
        return spread / distance - 1 / z
    }
}

/// Returns the normal upper tail divided by the normal density, for z ≥ 0.
private func millsRatio(_ z: Double) -> Double {
    guard z > 10 else {
        return (Double.pi / 2).squareRoot() * .exp(z * z / 2) * .erfc(z / 2.0.squareRoot())
    }
    // DLMF 7.9.1: 1/(z + 1/(z + 2/(z + …))), from a depth beyond the last digit.
    let tail = (1...40).reversed().reduce(z) { z + Double($1) / $0 }
    return 1 / tail
}
