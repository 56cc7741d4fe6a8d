import Statistics
import Values

extension Proportion {
    /// Judges a finished campaign: one failure more than allowed fails it, at any number of trials.
    func assessment(atLeast required: Int, failures allowed: Int) -> Assessment {
        let value = "\(failures.grouped) of \(trials.grouped)"
        guard failures <= allowed else {
            return Assessment(verdict: .failed, value: value, detail: "\(failures.grouped) failed")
        }
        guard trials >= required else {
            return Assessment(
                verdict: .undecided(.insufficient),
                value: value,
                detail: "\((required - trials).grouped) more trials are needed",
                trialsSeen: trials,
                trialsMissing: required - trials
            )
        }
        let bound = ClopperPearson.upper(self, confidence: 0.95)
        return Assessment(
            verdict: .passed,
            value: value,
            detail: "shows a rate under \(bound.percent) at 95%"
        )
    }

    /// Judges a rate that is evaluated repeatedly; that of successes by its complement.
    ///
    /// The bound holds at every look, so polling does not weaken it.
    func assessment(
        under limit: Limit,
        confidence: Double,
        spending share: ErrorShare
    ) -> Assessment {
        let whole = AnytimeTest(limit: limit.failureRate, confidence: confidence)
        guard let test = whole?.spending(share) else {
            return Assessment(
                verdict: .undecided(.sourceFailed),
                detail: "a limit of \(limit.text) at \(confidence.percent) cannot be tested"
            )
        }
        guard trials > 0 else {
            return Assessment(verdict: .undecided(.noData), detail: "no traffic was counted")
        }
        let bounds = test.interval(of: self)
        let value = shown(by: limit)
        let range = limit.range(bounds.lower, bounds.upper) + " at \(confidence.percent)"
        switch test.verdict(on: self) {
        case .below: return Assessment(verdict: .passed, value: value, detail: range)
        case .above: return Assessment(verdict: .failed, value: value, detail: range)
        case .undecided:
            let needed = test.trialsNeeded(failures: failures) ?? .max
            let missing = needed == .max ? nil : max(1, needed - trials)
            return Assessment(
                verdict: .undecided(.insufficient),
                value: value,
                detail: missing.map { "\($0.grouped) more clean ones are needed; \(range)" }
                    ?? range,
                trialsSeen: trials,
                trialsMissing: missing
            )
        }
    }

    /// The rate that the limit is of, with its counts.
    private func shown(by limit: Limit) -> String {
        let count = limit.isUpper ? failures : trials - failures
        let rate = Double(count) / Double(trials)
        return "\(rate.percent) (\(count.grouped) of \(trials.grouped))"
    }
}

extension Limit {
    /// Returns the range of failure rates in the rate that the limit is of.
    fileprivate func range(_ lower: Double, _ upper: Double) -> String {
        isUpper
            ? "\(lower.percent) to \(upper.percent)"
            : "\((1 - upper).percent) to \((1 - lower).percent)"
    }
}
