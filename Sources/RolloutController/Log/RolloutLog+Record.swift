import AuditLog
import Foundation
package import Rollouts

extension RolloutLog {
    /// Records a decision, if it is news, on the revision that it was taken on.
    ///
    /// A decision taken on an older revision is not applied: the answer is a conflict. A key that
    /// was used before gets the first answer again.
    package func record(
        _ decision: Decision,
        of request: Request,
        on standing: Standing,
        _ evidence: Evidence,
        _ terms: Terms,
        at now: Instant
    ) throws -> Answer {
        let revision = standing.state.revision
        if let earlier = try earlierAnswer(to: request, terms) { return earlier }
        if let expected = terms.expectedRevision, expected != revision {
            return Answer(
                decision: decision.conflicting(with: revision),
                standing: standing,
                entry: nil
            )
        }
        guard decision.isNews else {
            return Answer(decision: decision, standing: standing, entry: nil)
        }
        let record = Record(
            rules: Plan.rulesVersion,
            request: request,
            at: now,
            revision: revision,
            planDigest: terms.plan?.digest ?? standing.state.plan?.digest,
            evidence: evidence,
            decision: decision,
            plan: terms.plan?.plan,
            planPath: terms.plan?.path
        )
        return try append(record, on: standing, terms)
    }

    private func append(_ record: Record, on standing: Standing, _ terms: Terms) throws -> Answer {
        let draft = Draft(
            id: terms.idempotencyKey ?? UUID().uuidString.lowercased(),
            rollout: terms.rollout,
            kind: record.request.command.kind,
            actor: record.request.actor,
            at: record.at,
            payload: try CanonicalJSON.encode(record),
            effects: try record.messages(to: standing)
        )
        let appended = try log.append(
            draft,
            expecting: record.revision < 0 ? nil : record.revision
        ) { receipt in
            let next = standing.after(record.decision, revision: receipt.index, at: receipt.time)
            return try CanonicalJSON.encode(next.state)
        }
        switch appended {
        case .recorded(let receipt):
            let next = standing.after(record.decision, revision: receipt.index, at: receipt.time)
            return Answer(
                decision: record.decision,
                standing: next,
                entry: receipt.index,
                clockBehind: receipt.clockBehind
            )
        case .alreadyRecorded(let entry):
            return try answer(recordedIn: entry, to: record.request, terms)
        case .conflict(let actual):
            return Answer(
                decision: record.decision.conflicting(with: actual),
                standing: try self.standing(of: terms.rollout),
                entry: nil
            )
        }
    }

    private func earlierAnswer(to request: Request, _ terms: Terms) throws -> Answer? {
        guard let key = terms.idempotencyKey, let entry = try log.entry(id: key) else { return nil }
        return try answer(recordedIn: entry, to: request, terms)
    }

    private func answer(
        recordedIn entry: Entry,
        to request: Request,
        _ terms: Terms
    ) throws -> Answer {
        let record = try entry.record
        guard entry.rollout == terms.rollout, record.request.command == request.command else {
            throw RolloutLogError.keyUsedForAnother(key: entry.id, kind: entry.kind)
        }
        return Answer(
            decision: record.decision,
            standing: try standing(of: terms.rollout),
            entry: entry.index
        )
    }
}
