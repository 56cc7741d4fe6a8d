package import AuditLog
import Rollouts
import Transparency

extension RolloutLog {
    /// Reads an export that was verified, into memory; nothing is ever written to it.
    ///
    /// - Throws: `LogError.altered` if its entries are no longer those that were verified.
    package static func reading(
        _ export: LogExport,
        verified: Verification
    ) throws -> RolloutLog {
        var states = StateFold()
        let log = try DecisionLog.copy(
            of: export,
            indexing: { try $0.searchTerms },
            fold: { try states.take($0) },
            snapshots: { try states.snapshots() }
        )
        let head = try log.head()
        guard head == TreeHead(size: verified.size, root: verified.root) else {
            throw LogError.altered(entry: max(min(head.size, verified.size) - 1, 0))
        }
        return RolloutLog(log, isExport: true)
    }
}
