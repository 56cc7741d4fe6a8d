/// One change made by a decision; the state is the fold of all changes.
package enum Change: Hashable, Codable, Sendable {
    case planApplied(digest: String, blockers: [KnownBlocker])
    case entered(stage: String, exposure: Int)
    case cohortFrozen(stage: String, members: SealedList, passedOver: SealedList)
    case forgotten(stage: String, cohort: FrozenCohort)
    case completed
    case rolledBack(to: String?, exposure: Int, byGuard: Bool)
    case held(hold: Hold)
    case released(hold: String)
    case attested(attestation: Attestation)
    case approved(approval: Approval)
    case waived(waiver: Waiver)
    case riskAccepted(id: String, acceptance: Acceptance)
    case blockerOpened(blocker: KnownBlocker, by: String, reason: String?)
    case blockerCleared(id: String, by: String, evidence: String, decision: String)
    case mitigationClaimed(id: String, acceptance: Acceptance)
    case mitigationVerified(id: String)
    case looked(verdicts: [String: String], streaks: [String: Streak])
    case refused(refusal: Refusal)
}

/// The parts of a refusal that determine whether the next one is new.
package struct Refusal: Hashable, Codable, Sendable {
    package let actor: String
    package let outcome: Outcome
    /// The `rule:subject` of each obstacle.
    package let obstacles: [String]

    package init(actor: String, outcome: Outcome, obstacles: [String]) {
        self.actor = actor
        self.outcome = outcome
        self.obstacles = obstacles
    }
}
