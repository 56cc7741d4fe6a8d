import Statistics
import Values

extension [String: Double] {
    /// Judges the counts of groups by the weights that they should have.
    ///
    /// It fails by a test that is valid at every look. If only chi-square at this look rejects the
    /// split, it is undecided: no reason for a rollback, and none to advance either.
    func finding(on counts: [String: Int], confidence: Double) -> Finding {
        let names = keys.sorted()
        let weights = names.compactMap { self[$0] }
        let observed = names.compactMap { counts[$0] }
        guard Set(counts.keys) == Set(names), let test = SplitTest(weights, confidence) else {
            return Finding(
                verdict: .undecided(.sourceFailed),
                detail: "the groups are not those that the split has weights for"
            )
        }
        switch SampleRatio(observed: observed, weights: weights) {
        case .undecided(.nothingObserved):
            return Finding(verdict: .undecided(.noData), detail: "no traffic was counted")
        case .undecided(let reason):
            return Finding(verdict: .undecided(.sourceFailed), detail: "no split: \(reason)")
        case .compared(let comparison):
            return finding(comparison, observed, test, confidence)
        }
    }

    /// The expected count of the smallest group needed for a pass.
    ///
    /// With fewer, even a group that is half too large is not significant.
    package static var expectedMin: Double { 100 }

    private func finding(
        _ comparison: SampleRatio.Comparison,
        _ observed: [Int],
        _ test: SplitTest,
        _ confidence: Double
    ) -> Finding {
        let total = observed.reduce(0, +)
        let seen = [String: Double](
            uniqueKeysWithValues: zip(keys.sorted(), observed.map(Double.init))
        )
        var finding = Finding(
            verdict: .passed,
            value: seen.sharesText,
            detail: "p \(comparison.p.plain) of \(total.grouped)"
        )
        if test.isMismatch(observed) {
            finding.verdict = .failed
        } else if comparison.leastExpected < Self.expectedMin {
            finding.verdict = .undecided(.insufficient)
            let ratio = Self.expectedMin / comparison.leastExpected
            let needed = Int((Double(total) * ratio).rounded(.up))
            finding.detail = "\(needed.grouped) in all are needed, so that 100 are expected of each"
            finding.trialsSeen = total
            finding.trialsMissing = needed - total
        } else if comparison.p < 1 - confidence {
            finding.verdict = .undecided(.insufficient)
            finding.detail = "p \(comparison.p.plain): off at this look, not yet at every look"
        }
        return finding
    }
}

extension SplitTest {
    fileprivate init?(_ weights: [Double], _ confidence: Double) {
        self.init(weights: weights, confidence: confidence)
    }
}
