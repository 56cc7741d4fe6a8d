import Statistics
import Values

extension Requirement {
    /// Judges a count that lies between ends: it passes or fails only if each end does.
    func assessment(between bounds: Bounds, spending share: ErrorShare) -> Assessment {
        let ends = ends(of: bounds).map { assessment(on: $0, spending: share) }
        guard let worst = ends.first else {
            return Assessment(verdict: .undecided(.noData), detail: "nothing was measured")
        }
        let verdicts = Set(ends.map(\.verdict))
        if verdicts.count == 1, worst.verdict == .passed { return worst }
        if verdicts.count == 1, worst.verdict == .failed, let best = ends.last { return best }
        var between = Assessment(verdict: .undecided(.insufficient))
        between.value = bounds.text ?? worst.value
        between.detail = bounds.doubts.phrase
        between.trialsSeen = worst.trialsSeen
        between.trialsMissing = worst.trialsMissing
        return between
    }

    /// The ends by which the requirement is judged.
    ///
    /// Groups are farthest from their weights at a corner, but may be nearest to them in between.
    private func ends(of bounds: Bounds) -> [Measurement] {
        guard case .split(let weights, _) = self else { return bounds.ends }
        let corners = bounds.ends.compactMap(\.groups)
        return bounds.ends + [.groups(weights.nearest(between: corners))]
    }
}

extension Bounds {
    /// The rates and counts of the ends for people: `0% to 3% (0 to 3 of 90 to 100)`; nil if they
    /// are no counts.
    fileprivate var text: String? {
        let counts = ends.compactMap(\.counts).filter { $0.trials > 0 }
        guard counts.count == ends.count else { return nil }
        let rates = counts.map { Double($0.failures) / Double($0.trials) }
        return "\(rates.range(\.percent)) (\(counts.map(\.failures).range(\.grouped)) of "
            + "\(counts.map(\.trials).range(\.grouped)))"
    }
}

extension Array where Element: Comparable {
    /// The least and the greatest element in words; one word if they read alike.
    fileprivate func range(_ text: (Element) -> String) -> String {
        let words = [self.min(), self.max()].compactMap { $0.map(text) }
        return Set(words).count == 1 ? words[0] : words.joined(separator: " to ")
    }
}

extension [String: Double] {
    /// Returns the counts between the corners that are as near to the weights as they can be.
    ///
    /// The nearest point has each count at its share of the total, or at the end that is next to
    /// it, so only the total is searched for.
    fileprivate func nearest(between corners: [[String: Int]]) -> [String: Int] {
        let sum = values.reduce(0, +)
        func range(_ name: String) -> (Double, Double) {
            let counts = corners.compactMap { $0[name] }
            return (Double(counts.min() ?? 0), Double(counts.max() ?? 0))
        }
        func counts(_ total: Double) -> [String: Double] {
            Dictionary(
                keepingFirst: map { name, weight in
                    let (low, high) = range(name)
                    return (name, Swift.min(Swift.max(total * weight / sum, low), high))
                }
            )
        }
        var (low, high) = (0.0, Double(Proportion.trialsMax) * Double(count))
        for _ in 0..<100 {
            let middle = (low + high) / 2
            if counts(middle).values.reduce(0, +) > middle { low = middle } else { high = middle }
        }
        return counts(high).mapValues { Int($0.rounded()) }
    }
}
