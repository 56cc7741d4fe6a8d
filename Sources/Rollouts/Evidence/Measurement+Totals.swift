import Statistics
import Values

extension Measurement {
    /// The counts by their names; nil for a measurement that is no count.
    var totals: [String: Int]? {
        counts.map { ["failures": $0.failures, "total": $0.trials] } ?? groups
    }

    /// The events that there were at least; nil for a measurement that counts none.
    var leastTotals: [String: Int]? { extremeTotals(min) }

    /// The events that there were at most.
    var mostTotals: [String: Int]? { extremeTotals(max) }

    private func extremeTotals(_ extreme: (Int, Int) -> Int) -> [String: Int]? {
        let ends = (bounds?.ends ?? [self]).map { end in
            end.totals ?? end.histogram.map { ["total": $0.count] }
        }
        let known = ends.compactMap(\.self)
        guard let first = known.first, known.count == ends.count else { return nil }
        return known.dropFirst().reduce(first) { $0.merging($1, uniquingKeysWith: extreme) }
    }

    /// Returns the increase since earlier totals; nil for one that is no count or of other groups.
    ///
    /// An increase by more failures than trials makes no sense, so that the source has failed.
    func increase(since first: Measurement) -> Measurement? {
        if let counts, let earlier = first.counts { return counts.increase(since: earlier) }
        guard let groups, let earlier = first.groups, Set(groups.keys) == Set(earlier.keys) else {
            return nil
        }
        return .groups(groups.merging(earlier) { $0 - $1 })
    }

    /// Returns the bounds of an answer that cannot be the totals of a process, as it has grown by
    /// more failures than trials; nil if it can.
    ///
    /// It may count what it says, or have been read while the process counted on: it fails if it
    /// does as it is, and never passes.
    func boundsOfNoTotals(since first: Measurement) -> Bounds? {
        guard let counts, let earlier = first.counts else { return nil }
        let failed = counts.failures - earlier.failures
        guard failed > 0, failed > counts.trials - earlier.trials,
            let worst = Proportion(failures: failed, trials: failed)
        else { return nil }
        let doubt = CountDoubt(
            series: "failures",
            least: failed,
            most: counts.failures,
            reason: .unstated
        )
        return Bounds(ends: [.counts(worst), self], doubts: [doubt])
    }

    /// The bounds of a count whose totals have fallen since it began.
    ///
    /// The events before the fall are lost, so that neither a pass nor a failure is possible: among
    /// the ends are nothing at all, and no failure.
    var restarted: Measurement {
        Measurement.bounded(
            Bounds(
                ends: endsAfterRestart,
                doubts: (totals ?? [:]).sorted { $0.key < $1.key }.map {
                    CountDoubt(series: $0.key, least: 0, most: $0.value, reason: .restarted)
                }
            )
        )
    }

    private var endsAfterRestart: [Measurement] {
        if case .groups(let groups) = self { return [.groups(groups.mapValues { _ in 0 }), self] }
        guard let counts else { return [self] }
        let ends = [
            Proportion(failures: counts.failures, trials: counts.failures),
            Proportion(failures: 0, trials: 0), Proportion(failures: 0, trials: counts.trials),
        ]
        return ends.compactMap(\.self).map(Measurement.counts)
    }
}

extension Proportion {
    fileprivate func increase(since earlier: Self) -> Measurement {
        let (failed, all) = (failures - earlier.failures, trials - earlier.trials)
        return Self(failures: failed, trials: all).map(Measurement.counts)
            ?? .unavailable(
                .sourceFailed(
                    "\(failed.grouped) failures of \(all.grouped) since the beginning of the stage "
                        + "are impossible"
                )
            )
    }
}
