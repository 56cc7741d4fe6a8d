package import AuditLog
import PlanLanguage
import Rollouts

/// Replays a log and recomputes every decision from its recorded inputs.
package struct Replay: Sendable {
    private(set) var fold = StateFold()
    private var plans: [String: (plan: Plan, path: String?)] = [:]
    /// The decisions that do not follow from their recorded inputs.
    package private(set) var mismatches: [ReplayMismatch] = []
    var lastOther: Int { fold.lastOther }

    package init() {}

    package mutating func take(_ entry: Entry) throws {
        let record = try entry.decoded()
        check(record, in: fold.states[entry.rollout] ?? State(rollout: entry.rollout), of: entry)
        if let plan = record.plan { plans[entry.rollout] = (plan, record.planPath) }
        try fold.take(entry, record)
    }

    /// Returns the snapshots that follow from the entries.
    package func snapshots() throws -> [Snapshot] { try fold.snapshots() }

    private mutating func check(_ record: Record, in state: State, of entry: Entry) {
        func note(_ message: String) {
            mismatches.append(ReplayMismatch(entry: entry.index, message: message))
        }
        let inForce = plans[entry.rollout]
        guard let plan = record.plan ?? inForce?.plan else {
            return note("was decided without a plan")
        }
        guard let edition = Edition(known: record.edition) else {
            return note(
                "was decided by edition \(record.edition) of the rules, which this version does "
                    + "not have: it cannot be replayed"
            )
        }
        if record.revision != state.revision {
            note("was decided on revision \(record.revision), but \(state.revision) was current")
        }
        if record.request.command.kind != entry.kind || record.request.actor != entry.actor {
            note("says one thing in its envelope and another in its payload")
        }
        if (try? plan.digest) != record.planDigest {
            note("names another plan than the one in force")
        }
        let decision = plan.decision(
            on: record.request,
            in: state,
            given: record.evidence,
            at: record.at,
            by: edition,
            replacing: record.plan == nil
                ? nil
                : inForce.map {
                    ReplacedPlan($0.plan, read: $0.path, replacedFrom: record.planPath)
                }
        )
        if let difference = record.decision.difference(to: decision) { note(difference) }
    }
}

/// A decision that its recorded inputs do not give.
package struct ReplayMismatch: Hashable, Sendable {
    package let entry: Int
    package let message: String
}

extension Decision {
    /// Describes the difference to the decision that its inputs give; nil if there is none.
    fileprivate func difference(to replayed: Decision) -> String? {
        guard !hasSameFacts(as: replayed) else { return nil }
        let start = "but its evidence and the plan give"
        if outcome != replayed.outcome {
            return "records \(outcome.rawValue), \(start) \(replayed.outcome.rawValue)"
        }
        for (mine, theirs) in zip(checks, replayed.checks) where mine.verdict != theirs.verdict {
            return "records \(mine.id) as \(mine.verdict.word) (\(mine.value ?? "no value")), "
                + "\(start) \(theirs.verdict.word) (\(theirs.value ?? "no value"))"
        }
        return "records \(summary), \(start) \(replayed.summary)"
    }
}
