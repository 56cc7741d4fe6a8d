import AuditLog
package import Cohorts
import Foundation
import Synchronization

/// Follows a log, for whoever answers who has the release.
///
/// A look costs nothing to speak of while nothing was recorded, and reads only what has changed.
package final class FlagFollower: Sendable {
    private let path: String
    private let known = Mutex(Known())

    private struct Known {
        var log: RolloutLog?
        var file: FileIdentity?
        var mark: Int?
        var flags: [String: FlagDefinition] = [:]
    }

    package init(path: String) {
        self.path = path
    }

    /// Every rollout's flag; nil where nothing was recorded since it was asked last.
    ///
    /// A log that was put in the other's place is noticed, and read anew.
    ///
    /// - Throws: `LogError`, `RolloutLogError`; the next time all is read again.
    package func changed() throws -> [FlagDefinition]? {
        try known.withLock { known in
            do {
                return try look(&known)
            } catch {
                known = Known()
                throw error
            }
        }
    }

    private func look(_ known: inout Known) throws -> [FlagDefinition]? {
        let file = FileIdentity(of: path)
        if known.log == nil || known.file != file {
            known = Known(log: try RolloutLog.open(at: path), file: file)
        }
        guard let log = known.log else { return nil }
        let mark = try log.log.changeMark()
        guard mark != known.mark else { return nil }
        let flags = try log.flags(unchanged: known.flags)
        known.mark = mark
        known.flags = Dictionary(flags.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
        return flags
    }
}

/// Tells a file from another one that was put in its place.
private struct FileIdentity: Equatable {
    private let device: Int?
    private let number: Int?

    init(of path: String) {
        let found = try? FileManager.default.attributesOfItem(
            atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        )
        device = found?[.systemNumber] as? Int
        number = found?[.systemFileNumber] as? Int
    }
}
