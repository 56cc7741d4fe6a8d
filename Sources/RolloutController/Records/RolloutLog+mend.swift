import AuditLog
import Transparency

extension RolloutLog {
    /// Rebuilds everything that is derived from the entries: hashes, search index and snapshots.
    func rebuildDerived() throws {
        var states = StateFold()
        try log.rebuild(fold: { try? states.take($0) }, snapshots: { try states.snapshots() })
    }

    /// Makes the messages on record those that the entries send, and takes the tables that do not
    /// follow from the entries as they are.
    ///
    /// A message that was missing is due again: its receiver tells it by its id.
    func mendMessages() throws {
        var states = StateFold()
        try log.forEachEntry { try? states.take($0) }
        try log.mendMessages(states.messages)
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
