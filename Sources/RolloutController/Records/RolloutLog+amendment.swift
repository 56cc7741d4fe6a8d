package import AuditLog
package import Rollouts
import Values

extension RolloutLog {
    /// Returns the amendment that an entry made; nil if it is none.
    ///
    /// Its price is reckoned by the newest readings that were on record before it.
    package func amendment(in entry: Entry) throws -> AmendmentDetails? {
        guard let replaced = try plan(replacedIn: entry) else { return nil }
        let record = try entry.decoded()
        guard let plan = record.plan else { return nil }
        var state = State(rollout: entry.rollout)
        var newest: [String: [Reading]] = [:]
        try forEachEntry(of: entry.rollout, until: entry.time) { earlier, record in
            guard earlier.index < entry.index else { return }
            state = state.after(record.decision.changes, revision: earlier.index, at: earlier.time)
            newest.merge(Dictionary(grouping: record.evidence.readings, by: \.check)) { $1 }
        }
        let amendment = PricedAmendment(
            of: record.request,
            to: plan,
            in: state,
            replacing: ReplacedPlan(
                replaced.plan,
                read: replaced.path,
                replacedFrom: record.planPath
            ),
            at: record.at
        )
        return AmendmentDetails(
            try replaced.plan.changes(to: plan),
            amendment.price(
                seeing: newest.values.flatMap(\.self),
                by: ZoneData.offsets
            )
        )
    }
}
