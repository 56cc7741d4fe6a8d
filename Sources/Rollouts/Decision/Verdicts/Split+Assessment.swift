import Statistics
import Values

extension [String: Double] {
    /// Judges the counts of groups by the weights that they should have.
    ///
    /// It fails by a test that is valid at every look. If only chi-square at this look rejects the
    /// split, it is undecided: no reason for a rollback, and none to advance either.
    func assessment(
        on counts: [String: Int],
        confidence: Double,
        spending share: ErrorShare
    ) -> Assessment {
        let names = keys.sorted()
        let weights = names.compactMap { self[$0] }
        let observed = names.compactMap { counts[$0] }
        let whole = SplitTest(weights, confidence)
        guard Set(counts.keys) == Set(names), let test = whole?.spending(share) else {
            return Assessment(
                verdict: .undecided(.sourceFailed),
                detail: "the groups are not those that the split has weights for"
            )
        }
        switch SampleRatio(observed: observed, weights: weights) {
        case .undecided(.nothingObserved):
            return Assessment(verdict: .undecided(.noData), detail: "no traffic was counted")
        case .undecided(let reason):
            return Assessment(verdict: .undecided(.sourceFailed), detail: "no split: \(reason)")
        case .compared(let comparison):
            return assessment(comparison, observed, test, confidence)
        }
    }

    /// The expected count of the smallest group needed for a pass.
    ///
    /// With fewer, even a group that is half too large is not significant.
    fileprivate static var expectedMin: Double { 100 }

    private func assessment(
        _ comparison: SampleRatio.Comparison,
        _ observed: [Int],
        _ test: SplitTest,
        _ confidence: Double
    ) -> Assessment {
        let total = observed.reduce(0, +)
        let seen = [String: Double](
            uniqueKeysWithValues: zip(keys.sorted(), observed.map(Double.init))
        )
        var assessment = Assessment(
            verdict: .passed,
            value: seen.sharesText,
            detail: "p \(comparison.p.plain) of \(total.grouped)"
        )
        if test.isMismatch(observed) {
            assessment.verdict = .failed
        } else if comparison.leastExpected < Self.expectedMin {
            assessment.verdict = .undecided(.insufficient)
            let ratio = Self.expectedMin / comparison.leastExpected
            let needed = Int((Double(total) * ratio).rounded(.up))
            assessment.detail =
                "\(needed.grouped) in all are needed, so that 100 are expected of each"
            assessment.trialsSeen = total
            assessment.trialsMissing = needed - total
        } else if comparison.p < 1 - confidence {
            assessment.verdict = .undecided(.insufficient)
            assessment.detail = "p \(comparison.p.plain): off at this look, not yet at every look"
        }
        return assessment
    }
}

extension [String: Double] {
    /// The total count at which enough observations are expected in the smallest group.
    var countNeeded: Int {
        let share = (values.min() ?? 0) / values.reduce(0, +)
        let count = (Self.expectedMin / share).rounded(.up)
        return count < 1e15 ? Int(count) : Proportion.trialsMax
    }
}

extension SplitTest {
    fileprivate init?(_ weights: [Double], _ confidence: Double) {
        self.init(weights: weights, confidence: confidence)
    }
}
