import AuditLog
import Rollouts

extension RolloutLog {
    /// Returns the answer that recording would give, without recording.
    func preview(_ proposal: Proposal) throws -> Answer {
        if let settled = try settled(proposal) { return settled }
        var answer = Answer(decision: proposal.decision, rollout: proposal.rollout, entry: nil)
        answer.evidence = proposal.gathered.evidence
        return answer
    }

    /// Returns the answer if the key was used before, or if the caller has seen another revision.
    func settled(_ proposal: Proposal) throws -> Answer? {
        if let earlier = try earlierAnswer(to: proposal.request, proposal.options) {
            return earlier
        }
        let revision = proposal.rollout.state.revision
        guard let expected = proposal.options.expectedRevision, expected != revision else {
            return nil
        }
        return Answer(
            decision: proposal.decision.conflicting(with: revision),
            rollout: proposal.rollout,
            entry: nil
        )
    }

    private func earlierAnswer(to request: Request, _ options: RequestOptions) throws -> Answer? {
        guard let key = options.idempotencyKey, let entry = try log.entry(id: key) else {
            return nil
        }
        return try answer(recordedIn: entry, to: request, options)
    }

    func answer(
        recordedIn entry: Entry,
        to request: Request,
        _ options: RequestOptions
    ) throws -> Answer {
        let record = try entry.decoded()
        guard entry.rollout == options.rollout, request.command.repeats(record.request.command)
        else {
            throw RolloutLogError.keyUsedForAnother(key: entry.id, kind: entry.kind)
        }
        return Answer(
            decision: record.decision,
            rollout: try rollout(named: options.rollout),
            entry: entry.index
        )
    }
}
