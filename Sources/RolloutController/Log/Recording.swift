import AuditLog
import Foundation
import JSONCoding
import Rollouts
import Synchronization
import Values

/// A decision on its way into the log.
///
/// If another entry of the rollout comes first, commands that outrank an advance are decided anew
/// on the same evidence, inside the transaction; for all others that is a conflict. The thread that
/// carries out the transaction may be another caller's.
final class Recording: Sendable {
    private let log: RolloutLog
    private let request: Request
    private let gathered: Gathered
    private let terms: Terms
    private let now: Instant
    /// The same in every attempt, so that an unknown outcome can be looked up.
    private let id: String
    private let latest: Mutex<Decided>

    /// A decision with the standing that it is based on.
    private struct Decided: Sendable {
        let decision: Decision
        let standing: Standing
    }

    init(
        of decision: Decision,
        on request: Request,
        _ standing: Standing,
        _ gathered: Gathered,
        _ terms: Terms,
        at now: Instant,
        in log: RolloutLog
    ) {
        self.log = log
        self.request = request
        self.gathered = gathered
        self.terms = terms
        self.now = now
        id = terms.idempotencyKey ?? UUID().uuidString.lowercased()
        latest = Mutex(Decided(decision: decision, standing: standing))
    }

    /// Returns what to append; nil if nothing has to be recorded.
    func append() throws -> PendingAppend? {
        let decided = latest.withLock { $0 }
        guard
            try log.settled(request, on: decided.standing, terms, decided.decision) == nil,
            decided.decision.isNews
        else { return nil }
        return try pending(decided)
    }

    /// Returns the answer once the append was carried out; nil stands for nothing to append.
    func answer(to appended: Appended?) throws -> Answer {
        let decided = latest.withLock { $0 }
        let (decision, standing) = (decided.decision, decided.standing)
        switch appended {
        case nil:
            return try log.preview(decision, of: request, on: standing, terms)
        case .recorded(let receipt):
            return Answer(
                decision: decision,
                standing: standing.after(decision, revision: receipt.index, at: receipt.time),
                entry: receipt.index,
                clockBehind: receipt.clockBehind
            )
        case .alreadyRecorded(let entry):
            return try log.answer(recordedIn: entry, to: request, terms)
        case .conflict where !decision.isNews:
            return Answer(decision: decision, standing: standing, entry: nil)
        case .conflict(let actual):
            return Answer(
                decision: decision.conflicting(with: actual),
                standing: try log.standing(of: terms.rollout),
                entry: nil
            )
        }
    }

    private func pending(_ decided: Decided) throws -> PendingAppend {
        let record = log.record(
            of: decided.decision,
            on: request,
            decided.standing,
            gathered.evidence,
            terms,
            at: now
        )
        return PendingAppend(
            try draft(of: record, decided),
            expecting: record.revision < 0 ? nil : record.revision,
            state: { receipt in
                let next = decided.standing.after(
                    decided.decision,
                    revision: receipt.index,
                    at: receipt.time
                )
                return try CanonicalJSON.encode(next.state)
            },
            again: { try self.decidedAnew(on: $0) }
        )
    }

    private func draft(of record: Record, _ decided: Decided) throws -> Draft {
        let payload = try CanonicalJSON.encode(record)
        // An entry that cannot be read back would lock the rollout permanently.
        _ = try CanonicalJSON.decode(Record.self, from: payload)
        return Draft(
            id: id,
            rollout: terms.rollout,
            kind: request.command.kind,
            actor: request.actor,
            at: now,
            payload: payload,
            effects: try record.messages(to: decided.standing),
            cohort: decided.decision.freezes ? gathered.cohort : nil,
            forgotten: terms.forgotten
        )
    }

    /// Decides anew after another entry; nil if that is not allowed, or the decision is not news.
    private func decidedAnew(on newer: NewerRevision) throws -> PendingAppend? {
        let earlier = latest.withLock { $0 }
        guard terms.expectedRevision == nil,
            request.command.canBeDecidedAnew || earlier.decision.outcome == .tripped
        else { return nil }
        let standing = try log.standing(of: terms.rollout, at: newer)
        guard standing.measures(as: earlier.standing) else { return nil }
        let decision = standing.decision(on: request, given: gathered.evidence, at: now)
        let decided = Decided(decision: decision, standing: standing)
        latest.withLock { $0 = decided }
        return decision.isNews ? try pending(decided) : nil
    }
}

extension Decision {
    /// True if the decision freezes a list of customers.
    fileprivate var freezes: Bool {
        changes.contains { if case .cohortFrozen = $0 { true } else { false } }
    }
}
