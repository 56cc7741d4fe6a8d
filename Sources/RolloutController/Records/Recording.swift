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
    /// The same in every attempt, so that an unknown outcome can be looked up.
    private let id: String
    private let key: String?
    private let latest: Mutex<Proposal>

    init(_ proposal: Proposal, in log: RolloutLog) {
        self.log = log
        id = UUID().uuidString.lowercased()
        key = proposal.options.idempotencyKey
        latest = Mutex(proposal)
    }

    /// Returns what to append; nil if nothing has to be recorded.
    func append() throws -> PendingAppend? {
        let proposal = latest.withLock { $0 }
        guard try log.settled(proposal) == nil, proposal.decision.isNews else { return nil }
        return try pending(proposal)
    }

    /// Returns the answer once the append was carried out; nil stands for nothing to append.
    func answer(to appended: Appended?) throws -> Answer {
        let proposal = latest.withLock { $0 }
        let (decision, rollout) = (proposal.decision, proposal.rollout)
        switch appended {
        case nil:
            return try log.preview(proposal)
        case .recorded(let receipt):
            return Answer(
                decision: decision,
                rollout: rollout.after(decision, revision: receipt.index, at: receipt.time),
                entry: receipt.index,
                clockBehind: receipt.clockBehind
            )
        case .alreadyRecorded(let entry):
            return try log.earlierAnswer(in: entry, to: proposal) ?? log.preview(proposal)
        case .conflict where !decision.isNews:
            return Answer(decision: decision, rollout: rollout, entry: nil)
        case .conflict(let actual):
            return Answer(
                decision: decision.conflicting(with: actual),
                rollout: try log.rollout(named: proposal.options.rollout),
                entry: nil
            )
        }
    }

    private func pending(_ proposal: Proposal) throws -> PendingAppend {
        let record = Record(proposal)
        return PendingAppend(
            try draft(of: record, proposal),
            expecting: record.revision < 0 ? nil : record.revision,
            state: { receipt in
                let next = proposal.rollout.after(
                    proposal.decision,
                    revision: receipt.index,
                    at: receipt.time
                )
                return try CanonicalJSON.encode(next.state)
            },
            again: { try self.decidedAnew(on: $0) }
        )
    }

    private func draft(of record: Record, _ proposal: Proposal) throws -> Draft {
        let payload = try CanonicalJSON.encode(record)
        // An entry that cannot be read back would lock the rollout permanently.
        _ = try CanonicalJSON.decode(Record.self, from: payload)
        return Draft(
            // Only an answer that is done uses the key up.
            id: proposal.decision.isDone ? key ?? id : id,
            rollout: proposal.options.rollout,
            kind: proposal.request.command.kind,
            actor: proposal.request.actor,
            at: proposal.at,
            payload: payload,
            effects: try record.messages(to: proposal.rollout),
            cohort: proposal.decision.freezes ? proposal.gathered.cohort : nil,
            forgotten: proposal.options.forgotten.map {
                ForgottenMember(id: $0, entries: proposal.decision.listsWithoutOne)
            }
        )
    }

    /// Decides anew after another entry; nil if that is not allowed, or the decision is not news.
    private func decidedAnew(on newer: NewerRevision) throws -> PendingAppend? {
        let earlier = latest.withLock { $0 }
        guard earlier.options.expectedRevision == nil,
            earlier.request.command.traits.isDecidedAnew || earlier.decision.outcome == .tripped
        else { return nil }
        let rollout = try log.rollout(named: earlier.options.rollout, at: newer)
        guard earlier.request.command.needsNoEvidence || earlier.isValid(for: rollout) else {
            return nil
        }
        let decision = rollout.decision(
            on: earlier.request,
            given: earlier.gathered.evidence,
            at: earlier.at
        )
        let proposal = Proposal(
            earlier.request,
            earlier.options,
            rollout,
            earlier.gathered,
            decision,
            at: earlier.at
        )
        latest.withLock { $0 = proposal }
        return decision.isNews ? try pending(proposal) : nil
    }
}

extension Proposal {
    /// Returns true if the evidence is that of another state of the rollout too.
    fileprivate func isValid(for other: Rollout) -> Bool {
        other.measures(as: rollout)
            && (decision.checks.isEmpty || decision.outcome == .tripped
                || other.comparesTotals(as: rollout))
    }
}

extension Decision {
    /// The entries that froze the lists from which it takes a customer.
    fileprivate var listsWithoutOne: [Int] {
        changes.compactMap { if case .forgotten(_, let cohort) = $0 { cohort.entry } else { nil } }
    }

    /// True if the decision freezes a list of customers.
    fileprivate var freezes: Bool {
        changes.contains { if case .cohortFrozen = $0 { true } else { false } }
    }
}
