import AuditLog
import Rollouts
import Values

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
        if let key = proposal.options.idempotencyKey, let entry = try log.entry(id: key),
            let earlier = try earlierAnswer(in: entry, to: proposal)
        {
            return earlier
        }
        let revision = proposal.rollout.state.revision
        guard try !isAsExpected(proposal) else { return nil }
        return Answer(
            decision: proposal.decision.conflicting(with: revision),
            rollout: proposal.rollout,
            entry: nil
        )
    }

    private func isAsExpected(_ proposal: Proposal) throws -> Bool {
        let (options, revision) = (proposal.options, proposal.rollout.state.revision)
        if let expected = options.expectedRevision, expected != revision { return false }
        guard let confirmed = options.confirmedRevision, confirmed != revision else { return true }
        return try hasOnlyNotes(of: options.rollout, after: confirmed)
    }

    /// Returns the answer that an entry recorded to the same request; nil if it was not done then.
    ///
    /// - Throws: ``RolloutLogError`` if the key is another request's, or what it did is undone.
    func earlierAnswer(in entry: Entry, to proposal: Proposal) throws -> Answer? {
        let (record, rollout) = (try entry.decoded(), try rollout(named: proposal.options.rollout))
        let earlier = record.request
        guard entry.rollout == proposal.options.rollout,
            earlier.actor.isSame(as: proposal.request.actor),
            proposal.request.command.repeats(earlier.command)
        else {
            throw RolloutLogError.keyOfAnother(
                KeyUse(of: entry, newest: rollout.state.revision)
            )
        }
        guard record.decision.isDone else { return nil }
        let made = MadeChanges(record.decision.changes, entry: entry.index, at: proposal.at)
        guard made.stand(in: rollout.state) else {
            let newest = try undoing(made, in: entry.rollout) ?? rollout.state.revision
            throw RolloutLogError.keyOfThePast(KeyUse(of: entry, newest: newest))
        }
        var answer = Answer(decision: record.decision, rollout: rollout, entry: entry.index)
        answer.isEarlier = true
        return answer
    }

    /// Returns the first entry after which some changes no longer stand.
    private func undoing(_ made: MadeChanges, in rollout: String) throws -> Int? {
        var state = State(rollout: rollout)
        var found: Int?
        try forEachEntry(of: rollout) { entry, record in
            state = state.after(record.decision.changes, revision: entry.index, at: entry.time)
            if found == nil, entry.index > made.entry, !made.stand(in: state) {
                found = entry.index
            }
        }
        return found
    }
}

/// The changes of one entry, looked at later.
private struct MadeChanges {
    let changes: [Change]
    let entry: Int
    let now: Instant

    init(_ changes: [Change], entry: Int, at now: Instant) {
        self.changes = changes
        self.entry = entry
        self.now = now
    }

    func stand(in state: State) -> Bool {
        changes.allSatisfy { $0.stands(in: state, since: entry, at: now) }
    }
}
