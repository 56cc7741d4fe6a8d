extension BetaDistribution {
    /// Returns the x at which the distribution function equals the given chance.
    ///
    /// Newton's method on the log of the smaller tail over the log odds of x, bisecting the bracket
    /// if a step would leave it; the relative errors of x and 1 − x are about 10⁻¹³.
    package func quantile(_ chance: Probability) -> Probability {
        guard chance.value > 0 else { return .zero }
        guard chance.complement > 0 else { return .one }
        guard chance.value <= chance.complement else {
            return reversed.lowQuantile(chance.complement).reversed
        }
        return lowQuantile(chance.value)
    }

    private func lowQuantile(_ chance: Double) -> Probability {
        let target = Double.log(chance)
        var low = Probability.logOddsRange.lowerBound
        var high = Probability.logOddsRange.upperBound
        var logOdds = min(max(.log(a) - .log(b), low), high)
        for _ in 1...quantileStepsMax {
            let x = Probability(logOdds: logOdds)
            let logTail = tails(at: x).logLower
            let excess = logTail - target
            if excess < 0 { low = logOdds } else { high = logOdds }
            // Over the log odds, the derivative of the tail is the prefactor.
            let slope = Double.exp(logPrefactor(at: x) - logTail)
            let newton = logOdds - excess / slope
            let next = newton > low && newton < high ? newton : low + (high - low) / 2
            let settled = Probability.logOddsAgree(next, logOdds)
            logOdds = next
            if settled { break }
        }
        return Probability(logOdds: logOdds)
    }
}

private let quantileStepsMax = 200
