import AuditLog
package import Rollouts
package import Values

extension RolloutLog {
    /// Records a decision, if it is news, on the revision that it is based on.
    ///
    /// A decision based on an older revision is not applied: the answer is a conflict, or, for
    /// commands that outrank an advance, a new decision on the same evidence. An idempotency key
    /// used before returns the first answer again.
    package func record(
        _ decision: Decision,
        of request: Request,
        on standing: Standing,
        _ gathered: Gathered,
        _ terms: Terms,
        at now: Instant
    ) throws -> Answer {
        try record(
            Recording(of: decision, on: request, standing, gathered, terms, at: now, in: self)
        )
    }

    func record(_ recording: Recording) throws -> Answer {
        try recording.answer(to: recording.append().map { try log.append($0) })
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

    /// Returns the answer if the key was used before, or if the caller has seen another revision.
    func settled(
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

    func record(
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

    private func earlierAnswer(to request: Request, _ terms: Terms) throws -> Answer? {
        guard let key = terms.idempotencyKey, let entry = try log.entry(id: key) else { return nil }
        return try answer(recordedIn: entry, to: request, terms)
    }

    func answer(
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
