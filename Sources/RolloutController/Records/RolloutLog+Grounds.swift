package import AuditLog
import PlanLanguage
package import Rollouts

extension RolloutLog {
    /// The grounds of a decision that earlier entries hold.
    package struct Grounds: Sendable {
        /// The entry that applied the plan by which it was decided.
        package let planEntry: Int?
        /// The approvals that allowed entering the stage.
        package let approvals: [Approval]
    }

    package func grounds(of entry: Entry) throws -> Grounds {
        let record = try entry.decoded()
        let query = EntryQuery(rollout: entry.rollout, kinds: [Command.Name.apply.rawValue])
        let applied = try last(matching: query, before: entry.index + 1) {
            $0.planDigest == record.planDigest
        }
        guard record.decision.outcome == .advanced, let plan = try applied?.decoded().plan,
            plan.stage(record.decision.to)?.approvals != nil,
            let edition = Edition(known: record.edition)
        else { return Grounds(planEntry: applied?.index, approvals: []) }
        let state = try state(before: entry)
        return Grounds(
            planEntry: applied?.index,
            approvals: plan.approvals(
                for: record.request,
                in: state,
                at: record.at,
                by: edition
            )
        )
    }

    private func state(before entry: Entry) throws -> State {
        var state = State(rollout: entry.rollout)
        try forEachEntry(of: entry.rollout, until: entry.time) { earlier, record in
            guard earlier.index < entry.index else { return }
            state = state.after(record.decision.changes, revision: earlier.index, at: earlier.time)
        }
        return state
    }
}
