import AuditLog
import Rollouts

extension RolloutLog {
    /// Returns the answer that recording would give, without recording.
    func preview(_ proposal: Proposal) throws -> Answer {
        try settled(proposal)
            ?? Answer(decision: proposal.decision, standing: proposal.standing, entry: nil)
    }

    /// Returns the answer if the key was used before, or if the caller has seen another revision.
    func settled(_ proposal: Proposal) throws -> Answer? {
        if let earlier = try earlierAnswer(to: proposal.request, proposal.terms) { return earlier }
        let revision = proposal.standing.state.revision
        guard let expected = proposal.terms.expectedRevision, expected != revision else {
            return nil
        }
        return Answer(
            decision: proposal.decision.conflicting(with: revision),
            standing: proposal.standing,
            entry: nil
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
