/// Tells whether a failure rate is under a limit, and may be asked at every poll.
///
/// With independent trials at one rate, the chance that any of all verdicts is wrong is at most
/// 1 − confidence. It speaks of the trials that it was shown and not of later ones: a new stage or
/// a new version starts a new count.
///
/// See ``BetaBinomialMixture``. The prior is Beta(½, ½(1 − p₀)/p₀), whose mean is the limit p₀.
package struct AnytimeTest: Sendable {
    package let limit: Probability
    package let prior: BetaDistribution
    let logThreshold: Double
    private let cleanTrials: Int

    package enum Verdict: Hashable, Sendable {
        /// The upper bound is not over the limit.
        case below
        /// The lower bound is not under the limit.
        case above
        case undecided
    }

    /// Nil unless both are between 0 and 1 and 10¹⁵ clean trials would show the limit.
    package init?(limit: Double, confidence: Double) {
        guard limit > 0, let prior = BetaDistribution(a: 0.5, b: 0.5 * (1 - limit) / limit)
        else { return nil }
        self.init(limit: limit, confidence: confidence, prior: prior)
    }

    /// A test with another prior, which must be chosen before the first trial is seen.
    package init?(limit: Double, confidence: Double, prior: BetaDistribution) {
        guard limit > 0, limit < 1, confidence > 0, confidence < 1 else { return nil }
        self.limit = Probability(limit)
        self.prior = prior
        logThreshold = -.log(1 - confidence)
        let search = TrialsNeeded(limit: self.limit, prior: prior, logThreshold: logThreshold)
        guard let clean = search.trials(failures: 0) else { return nil }
        cleanTrials = clean
    }

    /// Undecided without trials.
    package func verdict(on trials: Proportion) -> Verdict {
        guard trials.trials > 0, logMartingale(trials) >= logThreshold else { return .undecided }
        let rate = Double(trials.failures) / Double(trials.trials)
        if rate < limit.value { return .below }
        return rate > limit.value ? .above : .undecided
    }

    /// The log of the evidence against a rate that is just the limit.
    package func logMartingale(_ trials: Proportion) -> Double {
        BetaBinomialMixture(prior: prior, trials: trials).logMartingale(at: limit)
    }

    /// The rates that the trials do not speak against; from 0 to 1 without trials.
    package func interval(of trials: Proportion) -> Interval {
        BetaBinomialMixture(prior: prior, trials: trials).rates(logMartingaleUnder: logThreshold)
    }

    /// The least count of trials, all clean, that is below: 410 for 1% at 95%.
    package func cleanTrialsNeeded() -> Int { cleanTrials }

    /// The least count of trials that is below with so many failures among them.
    ///
    /// Nil where 10¹⁵ trials would not do, and for less than no failures.
    package func trialsNeeded(failures: Int) -> Int? {
        TrialsNeeded(limit: limit, prior: prior, logThreshold: logThreshold)
            .trials(failures: failures)
    }
}
