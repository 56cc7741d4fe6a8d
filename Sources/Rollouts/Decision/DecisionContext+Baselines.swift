package import Values

extension DecisionContext {
    /// The changes that every look puts on record: what was seen, and the totals to compare with.
    var lookChanges: [Change] { lookedChanges + lookedTotals + lookedCounts }

    /// The change of the totals on record after this look, if any.
    var lookedTotals: [Change] {
        let judged = Set(results.filter { $0.verdict != .notApplicable }.map(\.id))
        let checks = plan.allChecks.map(\.check).filter { judged.contains($0.id) }
        return Self.change(state.baselines(after: evidence, of: checks))
    }

    /// The change of the counts on record after this look, if any; none while nothing is live.
    private var lookedCounts: [Change] {
        guard isWatched else { return [] }
        let judged = Set(results.filter { $0.verdict != .notApplicable }.map(\.id))
        let checks = plan.allChecks.map(\.check).filter { judged.contains($0.id) }
        let counts = state.seenCounts(after: evidence, of: checks)
        return counts.isEmpty ? [] : [.countsSeen(counts: counts)]
    }

    /// Returns the change that a stage's beginning makes to the totals on record.
    func beginning(of stage: String, isAnew: Bool = false) -> [Change] {
        let checks = plan.checksComparingTotals(in: stage)
        return Self.change(
            state.baselines(beginningWith: evidence, of: checks, isAnew: isAnew)
        )
    }

    private static func change(_ baselines: [Baseline]) -> [Change] {
        baselines.isEmpty ? [] : [.totalsRead(baselines: baselines)]
    }
}

extension Plan {
    /// Returns the checks whose totals are read when a stage begins.
    func checksComparingTotals(in stage: String) -> [Check] {
        checks(for: .advance(to: nil, accepting: [], reason: nil), in: stage).map(\.check)
            .filter { $0.comparesTotals && $0.applies(in: stage) }
    }

    /// Returns the checks whose totals must still be read before the request can be decided: those
    /// of the stage that it begins, but for the ones that the evidence has.
    package func totalsToRead(
        for request: Request,
        in state: State,
        given evidence: Evidence,
        at now: Instant
    ) -> [Check] {
        guard allChecks.contains(where: \.check.comparesTotals) else { return [] }
        let decision = decision(on: request, in: state, given: evidence, at: now, by: .current)
        return decision.changes.compactMap(\.stageBegun).flatMap(checksComparingTotals)
            .filter { evidence.reading(for: $0.id) == nil }
    }
}

extension Change {
    /// The stage that the change begins; nil for one that begins none.
    fileprivate var stageBegun: String? {
        if case .entered(let stage, _) = self { return stage }
        if case .rolledBack(let stage, _, _) = self { return stage }
        return nil
    }
}
