/// A bet on the trials that expects the failure rate to be drawn from a prior.
///
/// M(p) is the likelihood of the observed trials under the prior, divided by their likelihood at a
/// fixed rate p. If p is the true rate, M(p) is a martingale with mean 1 and ever reaches 1/α with
/// a chance of at most α (Ville), however often it is evaluated. H. Robbins, Annals of Mathematical
/// Statistics 41 (1970); S. R. Howard, A. Ramdas, J. McAuliffe and J. Sekhon, Annals of Statistics
/// 49 (2021).
package struct BetaBinomialMixture: Sendable {
    let failures: Double
    let successes: Double
    private let logAdvantage: Double

    package init(prior: BetaDistribution, trials: Proportion) {
        failures = Double(trials.failures)
        successes = Double(trials.successes)
        logAdvantage = Self.logAdvantage(prior, trials)
    }

    /// Returns ln M(p); 0 without trials.
    package func logMartingale(at rate: Probability) -> Double {
        let trials = failures + successes
        return logAdvantage + deviance(failures, from: trials * rate.value)
            + deviance(successes, from: trials * rate.complement)
    }

    /// Returns ln M at the observed rate, where it is smallest.
    ///
    /// B(a + s, b + n − s) / B(a, b), with each power paired with the one that it nearly cancels:
    /// of s and a, only their deviances from the posterior mean remain.
    private static func logAdvantage(_ prior: BetaDistribution, _ trials: Proportion) -> Double {
        let posterior = prior.posterior(after: trials)
        let weight = prior.a + prior.b
        let total = weight + Double(trials.trials)
        let distance =
            shift(Double(trials.failures), Double(trials.trials), posterior.a / total)
            + shift(Double(trials.successes), Double(trials.trials), posterior.b / total)
            + shift(prior.a, weight, posterior.a / total)
            + shift(prior.b, weight, posterior.b / total)
        let spread = prior.a / posterior.a * (prior.b / posterior.b) * (total / weight)
        return 0.5 * .log(spread) - distance + prior.stirlingTotal - posterior.stirlingTotal
    }

    private static func shift(_ part: Double, _ whole: Double, _ mean: Double) -> Double {
        deviance(part, from: whole * mean)
    }
}
