extension AnytimeTest {
    /// Returns the verdict of two bets, each expecting only rates on one side of the limit.
    ///
    /// Needs fewer trials than ``verdict(on:)``: 367 clean ones instead of 410 for 1% at 95%. The
    /// bet on "below" stays valid for a rate that drifts, as long as the rate stays over the limit,
    /// and likewise the other bet. The interval does not match this verdict: it belongs to
    /// ``verdict(on:)``.
    package func oneSidedVerdict(on trials: Proportion) -> Verdict {
        guard trials.trials > 0 else { return .undecided }
        if logEvidenceBelow(trials) >= logThreshold { return .below }
        return logEvidenceAbove(trials) >= logThreshold ? .above : .undecided
    }

    /// Returns the log of the evidence against every rate that is not under the limit.
    package func logEvidenceBelow(_ trials: Proportion) -> Double {
        logMartingale(trials) + prior.posterior(after: trials).tails(at: limit).logLower
            - prior.tails(at: limit).logLower
    }

    /// Returns the log of the evidence against every rate that is not over the limit.
    package func logEvidenceAbove(_ trials: Proportion) -> Double {
        logMartingale(trials) + prior.posterior(after: trials).tails(at: limit).logUpper
            - prior.tails(at: limit).logUpper
    }
}
