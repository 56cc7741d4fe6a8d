package import AuditLog
package import Rollouts

/// A plan, with the entry of the log that put it in force.
package struct RecordedPlan: Sendable {
    package let plan: Plan
    package let rollout: String
    package let entry: Int
    /// The absolute path that it was read from.
    package let path: String?
    /// The values that the variables of its file had.
    package let values: [PlanValue]
}

extension RolloutLog {
    /// Returns the plan by which an entry was decided, or that it put in force; nil if there was
    /// none.
    package func plan(asOf entry: Entry) throws -> RecordedPlan? {
        let digest = try entry.decoded().planDigest
        return try appliedPlan(of: entry.rollout, before: entry.index + 1) {
            $0.planDigest == digest
        }
    }

    /// Returns the plan that an entry has replaced by its own; nil unless it is an amendment.
    package func plan(replacedIn entry: Entry) throws -> RecordedPlan? {
        guard try entry.decoded().putsPlanInForce else { return nil }
        return try appliedPlan(of: entry.rollout, before: entry.index) { _ in true }
    }

    private func appliedPlan(
        of rollout: String,
        before index: Int,
        where condition: (Record) throws -> Bool
    ) throws -> RecordedPlan? {
        let query = EntryQuery(rollout: rollout, kinds: [Command.Name.apply.rawValue])
        let found = try last(matching: query, before: index) {
            try $0.putsPlanInForce && condition($0)
        }
        guard let found else { return nil }
        let record = try found.decoded()
        return record.plan.map {
            RecordedPlan(
                plan: $0,
                rollout: rollout,
                entry: found.index,
                path: record.planPath,
                values: record.planValues ?? []
            )
        }
    }
}

extension Record {
    fileprivate var putsPlanInForce: Bool {
        plan != nil
            && decision.changes.contains { if case .planApplied = $0 { true } else { false } }
    }
}
