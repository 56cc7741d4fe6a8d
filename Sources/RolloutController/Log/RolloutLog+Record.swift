import AuditLog
import Foundation
import JSONCoding
package import Rollouts
package import Transparency
package import Values

extension RolloutLog {
    /// Records a decision, if it is news, on the revision that it is based on.
    ///
    /// A decision based on an older revision is not applied: the answer is a conflict, or, for
    /// commands that outrank an advance, a new decision on the same evidence. An idempotency key
    /// used before returns the first answer again. `announce` receives the new head of the log
    /// before the entry is appended.
    package func record(
        _ decision: Decision,
        of request: Request,
        on standing: Standing,
        _ gathered: Gathered,
        _ terms: Terms,
        at now: Instant,
        announce: (TreeHead) throws -> Void = { _ in }
    ) throws -> Answer {
        if let answer = try settled(request, on: standing, terms, decision) { return answer }
        var (decision, standing) = (decision, standing)
        func append() throws -> Answer {
            guard decision.isNews else {
                return Answer(decision: decision, standing: standing, entry: nil)
            }
            let record = record(
                of: decision,
                on: request,
                standing,
                gathered.evidence,
                terms,
                at: now
            )
            return try self.append(record, on: standing, gathered.cohort, terms, announce)
        }
        for _ in 1..<Self.attemptsMax {
            let answer = try append()
            guard answer.decision.outcome == .conflict, terms.expectedRevision == nil,
                request.command.canBeDecidedAnew || decision.outcome == .tripped,
                answer.standing.measures(as: standing)
            else { return answer }
            standing = answer.standing
            decision = standing.decision(on: request, given: gathered.evidence, at: now)
        }
        return try append()
    }

    /// Returns the answer that recording would give, without recording.
    func preview(
        _ decision: Decision,
        of request: Request,
        on standing: Standing,
        _ terms: Terms
    ) throws -> Answer {
        try settled(request, on: standing, terms, decision)
            ?? Answer(decision: decision, standing: standing, entry: nil)
    }

    private static let attemptsMax = 10

    /// Returns the answer if the key was used before, or if the caller has seen another revision.
    private func settled(
        _ request: Request,
        on standing: Standing,
        _ terms: Terms,
        _ decision: Decision
    ) throws -> Answer? {
        if let earlier = try earlierAnswer(to: request, terms) { return earlier }
        let revision = standing.state.revision
        guard let expected = terms.expectedRevision, expected != revision else { return nil }
        return Answer(
            decision: decision.conflicting(with: revision),
            standing: standing,
            entry: nil
        )
    }

    private func record(
        of decision: Decision,
        on request: Request,
        _ standing: Standing,
        _ evidence: Evidence,
        _ terms: Terms,
        at now: Instant
    ) -> Record {
        Record(
            rules: Plan.rulesVersion,
            request: request,
            at: now,
            revision: standing.state.revision,
            planDigest: terms.plan?.digest ?? standing.state.plan?.digest,
            evidence: evidence,
            decision: decision,
            plan: terms.plan?.plan,
            planPath: terms.plan?.path
        )
    }

    private func append(
        _ record: Record,
        on standing: Standing,
        _ cohort: CohortList?,
        _ terms: Terms,
        _ announce: (TreeHead) throws -> Void
    ) throws -> Answer {
        let payload = try CanonicalJSON.encode(record)
        // An entry that cannot be read back would lock the rollout permanently.
        _ = try CanonicalJSON.decode(Record.self, from: payload)
        let draft = Draft(
            id: terms.idempotencyKey ?? UUID().uuidString.lowercased(),
            rollout: terms.rollout,
            kind: record.request.command.kind,
            actor: record.request.actor,
            at: record.at,
            payload: payload,
            effects: try record.messages(to: standing),
            cohort: record.decision.freezes ? cohort : nil,
            forgotten: terms.forgotten
        )
        let pending = PendingAppend(
            draft,
            expecting: record.revision < 0 ? nil : record.revision,
            state: { receipt in
                let next = standing.after(
                    record.decision,
                    revision: receipt.index,
                    at: receipt.time
                )
                return try CanonicalJSON.encode(next.state)
            }
        )
        let appended = try log.append([pending], announce: announce)[0].get()
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
        guard entry.rollout == terms.rollout, request.command.repeats(record.request.command) else {
            throw RolloutLogError.keyUsedForAnother(key: entry.id, kind: entry.kind)
        }
        return Answer(
            decision: record.decision,
            standing: try standing(of: terms.rollout),
            entry: entry.index
        )
    }
}

extension Decision {
    /// True if the decision freezes a list of customers.
    fileprivate var freezes: Bool {
        changes.contains { if case .cohortFrozen = $0 { true } else { false } }
    }
}
