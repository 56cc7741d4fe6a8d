import AuditLog
import Rollouts
import Transparency

extension RolloutLog {
    /// Records a proposal, if it is news, and signs the log's new head.
    ///
    /// A log that differs from the one signed accepts only decisions that expose fewer people:
    /// these are recorded unsigned, and the answer says so.
    func commit(
        _ proposal: Proposal,
        signedWith keyPath: String
    ) async throws -> Answer {
        let recording = Recording(proposal, in: self)
        let pending = try recording.append()
        let commit: SignedCommit
        do {
            commit = try await signing.commit(pending, to: log, signedWith: keyPath)
        } catch  where proposal.mustBeRecorded {
            return try recordUnsigned(recording, because: error)
        }
        // Errors of recording itself must not lead to a second attempt to record; one of announcing
        // the head says that nothing was recorded.
        if case .failure(let error as HighWaterMarkError)? = commit.appended,
            proposal.mustBeRecorded
        {
            return try recordUnsigned(recording, because: error)
        }
        var answer = try recording.answer(to: commit.appended?.get())
        answer.head = commit.head
        return answer
    }

    private func recordUnsigned(
        _ recording: Recording,
        because error: any Error
    ) throws -> Answer {
        var answer = try record(recording)
        answer.head = SignedHead { throw error }
        return answer
    }

    /// Records a proposal, if it is news, on the revision that it is based on; signs nothing.
    ///
    /// A decision based on an older revision is not applied: the answer is a conflict, or, for
    /// commands that outrank an advance, a new decision on the same evidence. An idempotency key
    /// used before returns the first answer again.
    package func commit(_ proposal: Proposal) throws -> Answer {
        try record(Recording(proposal, in: self))
    }

    private func record(_ recording: Recording) throws -> Answer {
        try recording.answer(to: recording.append().map { try log.append($0) })
    }
}

extension Proposal {
    /// True if it only stops the rollout or takes it back.
    fileprivate var mustBeRecorded: Bool {
        request.command.traits.stops || decision.outcome == .tripped
    }
}
