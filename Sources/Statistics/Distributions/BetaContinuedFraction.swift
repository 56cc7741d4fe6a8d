extension BetaDistribution {
    /// Returns K in I_x(a, b) = xᵃ yᵇ / (B(a, b) K), for x at or below the mean.
    ///
    /// Takes about √min(a, b) steps there, at most 10⁵ for the parameters used here.
    ///
    /// A. R. DiDonato and A. H. Morris, Algorithm 708 (ACM TOMS 18, 1992), `bfrac`; evaluated as in
    /// W. J. Lentz, Applied Optics 15 (1976), as modified by Thompson and Barnett.
    func continuedFraction(at x: Probability) -> Double {
        let tiny = 1e-300
        let terms = Terms(a: a, b: b, x: x.value, y: x.complement)
        var value = max(terms.denominator(0), tiny)
        var upper = value
        var lower = 0.0
        for step in 1...continuedFractionStepsMax {
            let denominator = terms.denominator(Double(step))
            let numerator = terms.numerator(Double(step))
            lower = 1 / nonZero(denominator + numerator * lower, tiny)
            upper = nonZero(denominator + numerator / upper, tiny)
            value *= upper * lower
            if abs(upper * lower - 1) <= 4 * .ulpOfOne { break }
        }
        return value
    }

    private func nonZero(_ value: Double, _ tiny: Double) -> Double {
        abs(value) < tiny ? tiny : value
    }

    private struct Terms {
        let a: Double
        let b: Double
        let x: Double
        let y: Double

        // a − (a + b)x, in the form that cancels less.
        private var distance: Double { a > b ? (a + b) * y - b : a - (a + b) * x }

        func denominator(_ m: Double) -> Double {
            let last = (a + m) / (a + 2 * m + 1) * (distance + 1 + m * (1 + y))
            return m == 0 ? last : m + m * (b - m) * x / (a + 2 * m - 1) + last
        }

        func numerator(_ m: Double) -> Double {
            let ratio = x / (a + 2 * m - 1)
            return (a + m - 1) * ratio * (a + b + m - 1) * ratio * m * (b - m)
        }
    }
}

private let continuedFractionStepsMax = 200_000
