import Rollouts
import Values

extension RolloutLog {
    /// Records a proposal, if it is news, and signs the log's new head.
    func commit(
        _ proposal: Proposal,
        at now: Instant,
        signedWith keyPath: String
    ) throws -> Answer {
        try record(
            proposal.decision,
            of: proposal.request,
            on: proposal.standing,
            proposal.gathered,
            proposal.terms,
            at: now,
            signedWith: keyPath
        )
    }

    /// Returns the answer that recording would give, without recording.
    func preview(_ proposal: Proposal) throws -> Answer {
        try preview(
            proposal.decision,
            of: proposal.request,
            on: proposal.standing,
            proposal.terms
        )
    }
}
