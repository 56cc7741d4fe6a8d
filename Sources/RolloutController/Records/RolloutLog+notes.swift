import AuditLog
import Rollouts

extension RolloutLog {
    /// Returns true if there are entries of a rollout after one of them, and all of these only note
    /// a look or a refusal.
    ///
    /// They change nothing that anybody decides by: who has seen the rollout before them has seen
    /// it as it is. Too many entries are not looked through.
    func hasOnlyNotes(of rollout: String, after index: Int) throws -> Bool {
        let page = try log.entries(
            matching: EntryQuery(rollout: rollout),
            .init(from: index + 1, limit: Self.notesMax)
        )
        return try page.next == nil && !page.entries.isEmpty
            && page.entries.allSatisfy { try $0.decoded().decision.isOnlyNoted }
    }

    private static let notesMax = 100
}

extension Decision {
    /// True if it was not carried out, and changes no more than what was seen and who was refused.
    fileprivate var isOnlyNoted: Bool {
        exposure.before == exposure.after && from == to && changes.allSatisfy(\.isNote)
    }
}

extension Change {
    fileprivate var isNote: Bool {
        switch self {
        case .refused, .looked, .unseen, .seenAgain, .failuresSeen, .countsSeen, .totalsRead,
            .mitigationVerified:
            true
        case .planApplied, .entered, .cohortFrozen, .forgotten, .completed, .rolledBack, .held,
            .released, .releaseAgreed, .attested, .withdrawn, .approved, .waived, .riskAccepted,
            .blockerOpened, .blockerCleared, .mitigationClaimed, .blindnessTold, .clockCorrected:
            false
        }
    }
}
