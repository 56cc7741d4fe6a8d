package import AuditLog
import Rollouts

/// Rollouts as the audit log keeps them.
package struct RolloutLog: Sendable {
    package let log: DecisionLog

    package init(_ log: DecisionLog) {
        self.log = log
    }

    /// Where a rollout stands, with the plan of the terms or else the one in force.
    package func standing(of terms: Terms) throws -> Standing {
        let state = try state(of: terms.rollout)
        if let file = terms.plan {
            return Standing(state: state, plan: file.plan, planPath: file.path)
        }
        return try standing(in: state)
    }

    /// Where a rollout stands, by the plan in force.
    package func standing(of rollout: String) throws -> Standing {
        try standing(in: state(of: rollout))
    }

    private func state(of rollout: String) throws -> State {
        guard let snapshot = try log.snapshot(of: rollout) else { return State(rollout: rollout) }
        return try CanonicalJSON.decode(State.self, from: snapshot.body)
    }

    private func standing(in state: State) throws -> Standing {
        guard let reference = state.plan else {
            return Standing(state: state, plan: nil, planPath: nil)
        }
        guard let entry = try log.entry(at: reference.entry) else {
            throw RolloutLogError.missingPlan(entry: reference.entry)
        }
        let record = try entry.record
        return Standing(state: state, plan: record.plan, planPath: record.planPath)
    }
}

extension Entry {
    package var record: Record {
        get throws { try CanonicalJSON.decode(Record.self, from: payload) }
    }
}

package enum RolloutLogError: Error, CustomStringConvertible {
    case missingPlan(entry: Int)
    case keyUsedForAnother(key: String, kind: String)

    package var description: String {
        switch self {
        case .missingPlan(let entry):
            "the log's entry \(entry), which holds the plan, is missing; run `sluice log verify`"
        case .keyUsedForAnother(let key, let kind):
            "the idempotency key \(key) belongs to another request (\(kind)); use a new one"
        }
    }
}
