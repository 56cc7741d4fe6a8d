/// A gamma distribution of scale 1.
package struct GammaDistribution: Hashable, Sendable {
    package let shape: Double

    /// The shapes for which the sums are short enough and keep their precision.
    package static let shapes = 0.05...1e9

    /// Creates a distribution, or nil for a shape outside ``shapes``.
    package init?(shape: Double) {
        guard Self.shapes.contains(shape) else { return nil }
        self.shape = shape
    }

    /// Returns the chance of a value up to x, P(a, x); its complement is the chance of a value over
    /// x.
    ///
    /// Defined for every x including ∞, with chance 0 for x ≤ 0; nil for NaN. The relative error of
    /// both is about 10⁻¹², or 10⁻¹⁰ for a shape of 10⁹, for x from 10⁻³⁰⁰ on; a tail under the
    /// least `Double` is 0.
    ///
    /// Uses the series of DLMF 8.11.4 up to the mean and the continued fraction of DLMF 8.9.2 past
    /// it.
    package func chance(upTo x: Double) -> Probability? {
        guard !x.isNaN else { return nil }
        guard x > 0 else { return .zero }
        guard x < .infinity else { return .one }
        guard x < shape + 1 else {
            return Probability(log: logPrefactor(at: x) - .log(continuedFraction(at: x))).reversed
        }
        return Probability(log: logPrefactor(at: x) + .log(series(at: x)))
    }

    /// Returns ln(xᵃ e⁻ˣ / Γ(a)), avoiding ln Γ, which would lose the digits of a large shape.
    private func logPrefactor(at x: Double) -> Double {
        0.5 * .log(shape / (2 * .pi)) - deviance(shape, from: x) - stirlingError(shape)
    }

    /// Returns Σ xᵏ / (a (a + 1) … (a + k)); at most about 9√a terms.
    private func series(at x: Double) -> Double {
        var term = 1 / shape
        var sum = term
        for step in 1...stepsMax {
            term *= x / (shape + Double(step))
            sum += term
            if term <= sum * 0x1p-54 { break }
        }
        return sum
    }

    /// Returns K in Q(a, x) = xᵃ e⁻ˣ / (Γ(a) K).
    ///
    /// Evaluated as in W. J. Lentz, Applied Optics 15 (1976).
    private func continuedFraction(at x: Double) -> Double {
        var denominator = x + 1 - shape
        var value = denominator
        var upper = value
        var lower = 0.0
        for step in 1...stepsMax {
            let numerator = Double(step) * (shape - Double(step))
            denominator += 2
            lower = 1 / (denominator + numerator * lower)
            upper = denominator + numerator / upper
            value *= upper * lower
            if abs(upper * lower - 1) <= 4 * .ulpOfOne { break }
        }
        return value
    }
}

private let stepsMax = 1_000_000
