import AuditLog
import Transparency

extension RolloutLog {
    /// Rebuilds everything that is derived from the entries: hashes, search index and snapshots.
    func rebuildDerived() throws {
        var states = StateFold()
        try log.rebuild(fold: { try? states.take($0) }, snapshots: { try states.snapshots() })
    }

    /// Rebuilds what is derived from the entries if a difference is met; returns true if it was.
    ///
    /// - Throws: `SigningRefusal` if the entries are not those that were signed.
    func mendDerived(signed: VerifiedCheckpoint?) throws -> Bool {
        guard try !isDerivedRight(signed) else { return false }
        if let signed, let refusal = try log.contradictionByEntries(to: signed) { throw refusal }
        try rebuildDerived()
        return true
    }

    private func isDerivedRight(_ signed: VerifiedCheckpoint?) throws -> Bool {
        do {
            if let signed {
                guard try log.contradiction(to: signed) == nil,
                    try log.hasLastEntry(of: signed.checkpoint)
                else { return false }
            }
            return try log.areDerivedTablesRight()
        } catch LogError.cacheDiffers, LogError.altered, LogError.damaged {
            return false
        }
    }
}
