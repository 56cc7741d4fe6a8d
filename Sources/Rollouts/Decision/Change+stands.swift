package import Values

extension Change {
    /// Returns true if the change that an entry made has not been undone, or run out, since.
    package func stands(in state: State, since entry: Int, at now: Instant) -> Bool {
        let register = state.register
        switch self {
        case .planApplied(let digest, _, _, _): return state.plan?.digest == digest
        case .entered, .completed: return (state.rollbackEntry ?? -1) < entry
        case .rolledBack:
            return state.rollbackEntry == entry && (state.stageEntry ?? -1) <= entry
        case .held(let hold):
            return state.holds(at: now).contains { $0.id == hold.id && $0.since == hold.since }
        case .releaseAgreed(let id, let person):
            return state.holds(at: now).contains { $0.id == id && $0.releasedBy.contains(person) }
        case .released(let id): return !state.holds(at: now).contains { $0.id == id }
        case .attested: return state.attestations.contains { $0.entry == entry && !$0.isVoid }
        case .withdrawn(let entry): return !state.attestations.contains { $0.entry == entry }
        case .approved(let approval):
            return approval.planDigest == state.plan?.digest
                && approval.registerRevision == register.revision
        case .waived(let waiver): return register.waivers.contains(waiver) && now < waiver.until
        case .riskAccepted(let id, let acceptance): return register.acceptedRisks[id] == acceptance
        case .blockerOpened(let details, _, _, _):
            return register.blocker(details.id).map { $0.isOpen && $0.details == details } ?? false
        case .blockerCleared(let id, _, _, _): return register.blocker(id)?.isOpen == false
        case .mitigationClaimed(let id, let acceptance):
            return register.mitigations[id]?.claimed == acceptance
        case .mitigationVerified, .cohortFrozen, .forgotten, .looked, .failuresSeen, .totalsRead,
            .refused, .unseen, .blindnessTold, .seenAgain, .clockCorrected,
            .countsSeen:
            return true
        }
    }
}
