import Statistics
import Values

extension [Double] {
    /// Judges a quantile of raw samples by the order statistics that bound it.
    ///
    /// The bounds are valid for one look at independent samples: a source must return new samples
    /// for each query.
    func assessment(quantile: Double, within limit: Limit, confidence: Double) -> Assessment {
        let name = "p\((quantile * 100).plain)"
        guard !isEmpty else {
            return Assessment(verdict: .undecided(.noData), detail: "there are no samples")
        }
        guard allSatisfy({ !$0.isNaN }),
            let bounds = OrderStatisticBounds(
                quantile: quantile,
                samples: count,
                confidence: confidence
            )
        else {
            return Assessment(
                verdict: .undecided(.sourceFailed),
                detail: "a sample is not a number"
            )
        }
        let sorted = sorted()
        let lower = bounds.lower(inSorted: sorted)
        let upper = bounds.upper(inSorted: sorted)
        let seen = sorted[Swift.min(count - 1, Int(quantile * Double(count)))]
        var assessment = Assessment(
            verdict: limit.verdict(from: lower, to: upper),
            value: "\(name) \(limit.shown(seen)) of \(count.grouped)"
        )
        let range = limit.range(from: lower, to: upper)
        assessment.detail = "\(range) at \(confidence.percent)"
        if upper == nil, assessment.verdict == .undecided(.insufficient) {
            let needed = Self.needed(quantile: quantile, confidence: confidence)
            assessment.detail = "\(needed.grouped) samples or more are needed"
            assessment.trialsSeen = count
            assessment.trialsMissing = Swift.max(1, needed - count)
        }
        return assessment
    }

    /// Returns the smallest number of samples that bounds a quantile from above: 59 for p95 at 95%.
    package static func needed(quantile: Double, confidence: Double) -> Int {
        let count = .log(1 - confidence) / .log(quantile)
        return count < 1e15 ? Int(count.rounded(.up)) : .max
    }
}

extension Limit {
    /// Returns the verdict on an interval that contains the true number; a missing end is unknown.
    func verdict(from lower: Double?, to upper: Double?) -> Verdict {
        let (bad, good) = isUpper ? (lower, upper) : (upper, lower)
        if let good, allows(good) { return .passed }
        if let bad, !allows(bad) { return .failed }
        return .undecided(.insufficient)
    }

    /// Returns the interval as text: `1.2 s to 3.4 s`.
    func range(from lower: Double?, to upper: Double?) -> String {
        switch (lower, upper) {
        case (let lower?, let upper?): "\(shown(lower)) to \(shown(upper))"
        case (let lower?, nil): "over \(shown(lower))"
        case (nil, let upper?): "under \(shown(upper))"
        case (nil, nil): "anything"
        }
    }
}
