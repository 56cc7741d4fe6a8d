/// Tests whether a failure rate is under a limit, and may be evaluated at every poll.
///
/// For independent trials at one rate, the chance that any verdict is ever wrong is at most 1 −
/// confidence. The verdict covers the trials seen so far and not later ones: a new stage or a new
/// version starts a new count.
///
/// See ``BetaBinomialMixture``. The prior is Beta(½, ½(1 − p₀)/p₀), whose mean is the limit p₀.
package struct AnytimeTest: Sendable {
    package let limit: Probability
    package let prior: BetaDistribution
    /// ln 1/α for the error α = 1 − confidence.
    let logInverseError: Double
    /// The evidence that decides: ln 1/α, and more for a count that has only a share of α.
    let logThreshold: Double

    package enum Verdict: Hashable, Sendable {
        /// The upper bound is not over the limit.
        case below
        /// The lower bound is not under the limit.
        case above
        case undecided
    }

    /// Creates a test, or nil unless both arguments are between 0 and 1 and 10¹⁵ clean trials would
    /// show the rate to be under the limit.
    package init?(limit: Double, confidence: Double) {
        guard limit > 0, let prior = BetaDistribution(a: 0.5, b: 0.5 * (1 - limit) / limit)
        else { return nil }
        self.init(limit: limit, confidence: confidence, prior: prior)
    }

    /// Creates a test with another prior, which must be chosen before the first trial is seen.
    package init?(limit: Double, confidence: Double, prior: BetaDistribution) {
        guard limit > 0, limit < 1, confidence > 0, confidence < 1 else { return nil }
        self.limit = Probability(limit)
        self.prior = prior
        logInverseError = -.log(1 - confidence)
        logThreshold = logInverseError
        guard trialsNeeded(failures: 0) != nil else { return nil }
    }

    init(_ test: Self, logThreshold: Double) {
        limit = test.limit
        prior = test.prior
        logInverseError = test.logInverseError
        self.logThreshold = logThreshold
    }

    /// Returns the verdict on the trials; undecided if there are none.
    package func verdict(on trials: Proportion) -> Verdict {
        guard trials.trials > 0, logMartingale(trials) >= logThreshold else { return .undecided }
        let rate = Double(trials.failures) / Double(trials.trials)
        if rate < limit.value { return .below }
        return rate > limit.value ? .above : .undecided
    }

    /// Returns the log of the evidence against a rate exactly at the limit.
    package func logMartingale(_ trials: Proportion) -> Double {
        BetaBinomialMixture(prior: prior, trials: trials).logMartingale(at: limit)
    }

    /// Returns the rates that the trials do not contradict; 0 to 1 without trials.
    package func interval(of trials: Proportion) -> Interval {
        BetaBinomialMixture(prior: prior, trials: trials).rates(logMartingaleUnder: logThreshold)
    }

    /// Returns the smallest number of trials, all clean, with the verdict below: 410 for 1% at 95%.
    package func cleanTrialsNeeded() -> Int { trialsNeeded(failures: 0) ?? Proportion.trialsMax }

    /// Returns the smallest number of trials that gives the verdict below with this many failures.
    ///
    /// Nil if 10¹⁵ trials would not suffice or if `failures` is negative.
    package func trialsNeeded(failures: Int) -> Int? {
        TrialsNeeded(limit: limit, prior: prior, logThreshold: logThreshold)
            .trials(failures: failures)
    }
}
