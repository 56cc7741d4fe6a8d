import AuditLog
package import Cohorts
import Foundation
import Synchronization

/// Follows a log to keep the flags of its rollouts up to date.
///
/// A check costs next to nothing if nothing was recorded, and otherwise reads only the changes.
package final class FlagFollower: Sendable {
    private let path: String
    private let known = Mutex(Known())

    private struct Known {
        var log: RolloutLog?
        var file: FileIdentity?
        var mark: Int?
        var stopped: StoppedFlags?
        var flags: [String: Flag] = [:]
    }

    private let stops: StopFile?

    package init(path: String, stops: StopFile? = nil) {
        self.path = path
        self.stops = stops
    }

    /// Returns every rollout's flag; nil if nothing was recorded since the last call.
    ///
    /// If the log file was replaced by another, the new one is read completely.
    ///
    /// - Throws: `LogError`, `RolloutLogError`; the next call then reads everything again.
    package func changed() throws -> [Flag]? {
        try known.withLock { known in
            do {
                return try look(&known)
            } catch {
                known = Known()
                throw error
            }
        }
    }

    private func look(_ known: inout Known) throws -> [Flag]? {
        let file = FileIdentity(of: path)
        if known.log == nil || known.file != file {
            known = Known(log: try RolloutLog.open(at: path, stops: stops), file: file)
        }
        guard let log = known.log else { return nil }
        let mark = try log.log.changeMark()
        let stopped = try StoppedFlags(stops)
        guard mark != known.mark || stopped != known.stopped else { return nil }
        let flags = try log.flags(unchanged: known.flags)
        known.mark = mark
        known.stopped = stopped
        known.flags = Dictionary(flags.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
        return flags
    }
}

/// The identity of a file, which differs if another file takes its place.
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
