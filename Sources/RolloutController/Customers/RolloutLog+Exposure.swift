package import AuditLog
package import Cohorts
import PlanLanguage
package import Rollouts
package import Values

/// A stage's customers according to the log.
package struct ExposedCohort: Sendable {
    package let stage: String
    package let cohort: FrozenCohort
    package let list: CohortList
    /// The time of the entry that froze the cohort.
    package let since: Instant
    /// True if everybody has the release who is not passed over, listed or not.
    package let isEverybody: Bool

    /// Returns true if a customer is of the cohort.
    package func contains(_ id: CustomerID) -> Bool {
        isEverybody ? !list.passedOver.contains(id) : list.members.contains(id)
    }

    /// The number of customers for a screen: `5,000`, or `all (61,204 listed)`.
    package var countText: String {
        let count = list.members.count.grouped
        return isEverybody ? "all (\(count) listed)" : count
    }
}

extension RolloutLog {
    /// Returns the customers of a stage as last entered; nil if never entered or without a list.
    package func exposure(of stage: String, in state: State) throws -> ExposedCohort? {
        try state.cohorts?[stage].map { try exposure(of: stage, $0) }
    }

    /// Returns the customers who have the release now; nil if nobody has it or nobody is listed.
    package func exposure(in state: State) throws -> ExposedCohort? {
        try state.cohort.map { try exposure(of: stage(of: $0, in: state), $0) }
    }

    /// Returns a rollout's state at a moment; nil if nothing had been recorded by then.
    package func state(of rollout: String, at moment: Instant) throws -> State? {
        var state: State?
        try forEachEntry(of: rollout, until: moment) { entry, record in
            state = (state ?? State(rollout: rollout)).after(
                record.decision.changes,
                revision: entry.index,
                at: entry.time
            )
        }
        return state
    }

    /// Returns the customers who had the release in a past state, without those forgotten since.
    package func pastExposure(in state: State) throws -> ExposedCohort? {
        guard let cohort = state.cohort else { return nil }
        var frozen = FrozenLists()
        let kinds = [Command.Name.advance, .rollback, .forget].map(\.rawValue)
        let query = EntryQuery(rollout: state.rollout, kinds: kinds)
        try forEachEntry(matching: query) { entry, record in
            frozen.take(record, of: entry.index)
        }
        let newest = frozen.cohorts[cohort.entry] ?? cohort
        return try exposure(of: stage(of: cohort, in: state), newest)
    }

    private func stage(of cohort: FrozenCohort, in state: State) -> String {
        state.cohorts?.first { $0.value.entry == cohort.entry }?.key ?? state.phase.text
    }

    private func exposure(of stage: String, _ cohort: FrozenCohort) throws -> ExposedCohort {
        let entry = try log.entry(at: cohort.entry)
        guard let entry else { throw RolloutLogError.otherCustomers(entry: cohort.entry) }
        return ExposedCohort(
            stage: stage,
            cohort: cohort,
            list: try list(of: cohort),
            since: entry.time,
            isEverybody: try isForEverybody(frozenIn: cohort.entry)
        )
    }
}
