package import Values

/// One change made by a decision; the state is the fold of all changes.
package enum Change: Hashable, Codable, Sendable {
    case planApplied(
        digest: String,
        by: String,
        blockers: [BlockerDetails],
        amendment: Amendment = Amendment()
    )
    case entered(stage: String, exposure: Int)
    case cohortFrozen(stage: String, members: ListDigest, passedOver: ListDigest)
    case forgotten(stage: String, cohort: FrozenCohort)
    case completed
    case rolledBack(to: String?, exposure: Int, byGuard: Bool)
    case held(hold: Hold)
    case released(hold: String)
    /// A person would release a hold that takes more than one.
    case releaseAgreed(hold: String, by: String)
    case attested(attestation: Attestation, replaces: [Int] = [])
    /// A person has withdrawn the attestation of an entry.
    case withdrawn(entry: Int)
    case approved(approval: Approval)
    case waived(waiver: Waiver)
    case riskAccepted(id: String, acceptance: Acceptance)
    case blockerOpened(
        blocker: BlockerDetails,
        by: String,
        reason: String?,
        isByPerson: Bool = true
    )
    case blockerCleared(id: String, by: String, evidence: String, decision: String)
    case mitigationClaimed(id: String, acceptance: Acceptance)
    case mitigationVerified(id: String)
    case looked(verdicts: [String: String], streaks: [String: Streak])
    /// The no-go conditions that nobody can see now, all of them, with the time since when.
    case unseen(since: [String: Instant])
    /// People are told of no-go conditions that nobody can see.
    case blindnessTold(checks: [String])
    /// Conditions of which people were told can be seen again.
    case seenAgain(checks: [String])
    /// The measurements of the checks seen to fail, and the checks seen to pass again.
    case failuresSeen(values: [String: String], passing: [String])
    /// The lifetime totals that counts begin with, or that are the newest on record.
    case totalsRead(baselines: [Baseline])
    /// The events counted since the stage began, once they have doubled.
    case countsSeen(counts: [SeenCount])
    case refused(refusal: Refusal)
    /// The log's time was ahead of the clock; what is dated later than the entry is reckoned anew.
    case clockCorrected(lapsed: Lapsed)
}
