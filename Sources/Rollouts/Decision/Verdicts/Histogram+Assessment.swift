import Statistics
import Values

extension Histogram {
    /// Judges "p95 < 3 s" as a statement about single observations: at most 5% are over 3 s.
    ///
    /// If no bucket ends at the limit, the observations in the bucket around it are treated as over
    /// the limit for a pass, and as within it for a failure.
    func assessment(
        quantile: Double,
        within limit: Limit,
        confidence: Double,
        spending share: ErrorShare
    ) -> Assessment {
        let name = "p\((quantile * 100).plain)"
        guard count > 0 else {
            return Assessment(verdict: .undecided(.noData), detail: "no traffic was counted")
        }
        let whole = AnytimeTest(limit: 1 - quantile, confidence: confidence)
        guard let test = whole?.spending(share),
            let (least, most) = over(limit.number)
        else {
            return Assessment(
                verdict: .undecided(.sourceFailed),
                detail: "\(name) at \(confidence.percent) cannot be tested"
            )
        }
        var assessment = verdict(test, most: most, least: least, limit: limit)
        assessment.value =
            estimate(of: quantile).map { "\(name) ≈ \(limit.shown($0))" }
            ?? "\(name) over the last bucket"
        return assessment
    }

    private func verdict(
        _ test: AnytimeTest,
        most: Proportion,
        least: Proportion,
        limit: Limit
    ) -> Assessment {
        let share = Double(most.failures) / Double(most.trials)
        let over = "\(share.percent) of \(most.trials.grouped) over \(limit.shown(limit.number))"
        if test.verdict(on: most) == .below { return Assessment(verdict: .passed, detail: over) }
        if test.verdict(on: least) == .above { return Assessment(verdict: .failed, detail: over) }
        guard most == least else {
            return Assessment(
                verdict: .undecided(.insufficient),
                detail: "no bucket ends at the limit: add one at \(limit.shown(limit.number))"
            )
        }
        let needed = test.trialsNeeded(failures: most.failures)
        return Assessment(
            verdict: .undecided(.insufficient),
            detail: over,
            trialsSeen: most.trials,
            trialsMissing: needed.map { max(1, $0 - most.trials) }
        )
    }

    /// Returns a value by linear interpolation inside the bucket, for display and never for
    /// decisions.
    private func estimate(of quantile: Double) -> Double? {
        let rank = quantile * Double(count)
        guard let index = buckets.firstIndex(where: { Double($0.count) >= rank }) else {
            return nil
        }
        let start =
            index == 0 ? (0.0, 0) : (buckets[index - 1].upperBound, buckets[index - 1].count)
        let width = buckets[index].upperBound - start.0
        let inside = Double(buckets[index].count - start.1)
        return inside > 0 ? start.0 + width * (rank - Double(start.1)) / inside : start.0
    }
}
