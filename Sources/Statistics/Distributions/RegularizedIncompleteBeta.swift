extension BetaDistribution {
    /// Returns the chances of a value up to x and of one over x, as natural logarithms.
    ///
    /// The tail that does not contain the mean is computed, down to e^(−10¹⁵), and the other is its
    /// complement; the relative error of each is about 10⁻¹² for a and b from 0.05 to 10⁷.
    package func tails(at x: Probability) -> Tails {
        guard x.value > 0 else { return Tails(logLower: -.infinity, logUpper: 0) }
        guard x.complement > 0 else { return Tails(logLower: 0, logUpper: -.infinity) }
        guard a * x.complement >= b * x.value else {
            return reversed.tailsLeftOfMean(x.reversed).reversed
        }
        return tailsLeftOfMean(x)
    }

    private func tailsLeftOfMean(_ x: Probability) -> Tails {
        let log =
            min(a, b) < largeSampleMin
            ? logPrefactor(at: x) - .log(continuedFraction(at: x))
            : logLowerTailOfLargeSample(at: x)
        return Tails(logLower: log)
    }

    /// The two chances, which sum to 1.
    package struct Tails: Hashable, Sendable {
        package let logLower: Double
        package let logUpper: Double

        package var lower: Double { chances.value }
        package var upper: Double { chances.complement }

        fileprivate var reversed: Self { Self(logLower: logUpper, logUpper: logLower) }

        // The smaller one has the digits.
        private var chances: Probability {
            logLower <= logUpper
                ? Probability(log: logLower)
                : Probability(log: logUpper).reversed
        }
    }
}

extension BetaDistribution.Tails {
    fileprivate init(logLower log: Double) {
        // Rounding must not turn a near certainty into a certainty.
        let logLower = min(log, -0x1p-53)
        let logUpper =
            logLower < -0.5
            ? Double.log(onePlus: -.exp(logLower))
            : Double.log(-.expMinusOne(logLower))
        self.init(logLower: logLower, logUpper: logUpper)
    }
}
