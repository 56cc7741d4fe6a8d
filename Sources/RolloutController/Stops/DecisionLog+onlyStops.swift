import AuditLog
import Rollouts

extension DecisionLog {
    /// Returns true if every entry from an index on only stops its rollout or takes it back.
    ///
    /// Such entries are recorded whether or not they can be signed.
    package func onlyStops(from index: Int) throws -> Bool {
        for index in index..<max(index, try size()) {
            guard let record = try entry(at: index)?.decoded(), record.onlyStops else {
                return false
            }
        }
        return true
    }
}

extension Record {
    /// True if it only stops the rollout or takes it back.
    ///
    /// The changes are looked at too, as somebody without the key may have written the entry: a
    /// stop puts on record what was seen meanwhile, and nothing that lets the rollout go on.
    var onlyStops: Bool {
        let isStop = request.command.traits.stops || decision.outcome == .tripped
        return isStop && decision.changes.allSatisfy { $0.mayGoWithStop(decision) }
    }
}

extension Change {
    fileprivate func mayGoWithStop(_ decision: Decision) -> Bool {
        switch self {
        case .held, .rolledBack, .looked, .unseen, .blindnessTold: true
        case .failuresSeen(_, let over): over.isEmpty
        case .attested(_, let superseded): superseded.isEmpty
        // Nothing that was counted before a rollback counts after it.
        case .totalsRead, .countsSeen: decision.exposure.after == 0
        case .planApplied, .entered, .cohortFrozen, .forgotten, .completed, .released,
            .releaseAgreed, .withdrawn, .approved, .waived, .riskAccepted, .blockerOpened,
            .blockerCleared, .mitigationClaimed, .mitigationVerified, .seenAgain, .refused,
            .clockCorrected:
            false
        }
    }
}
