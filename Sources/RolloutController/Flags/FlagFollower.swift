import AuditLog
package import Cohorts
import Synchronization
import Transparency

/// Follows a log to keep the flags of its rollouts up to date.
///
/// A look costs next to nothing if nothing was written, and otherwise reads only the changes. The
/// log is opened anew for each: a connection that stays open goes on with files that were replaced
/// or removed since.
package final class FlagFollower: Sendable {
    private let path: String
    private let trust: HeadTrust
    private let stops: StopFile?
    private let known = Mutex(Known())

    private struct Known {
        var surroundings: Surroundings?
        var since = ContinuousClock.now
        var head: HeadTrust.TrustedHead?
        var stopped: StoppedFlags?
        var flags: [String: Flag] = [:]
    }

    /// All that the flags depend on, from outside.
    private struct Surroundings: Hashable {
        let log: ChangeMark
        let key: [FileStamp?]
        let stopped: StoppedFlags
    }

    package init(path: String, trust: HeadTrust, stops: StopFile? = nil) {
        self.path = path
        self.trust = trust
        self.stops = stops
    }

    /// Returns every rollout's flag; nil if nothing was recorded since the last call.
    ///
    /// - Throws: `HeadRefusal` if nobody may be switched on by the log; any other error if it could
    ///   not be read. The next call then reads everything again.
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
        let surroundings = Surroundings(
            log: try DecisionLog.changeMark(at: path),
            key: trust.stamps,
            stopped: try StoppedFlags(stops)
        )
        if surroundings != known.surroundings {
            known.surroundings = surroundings
            known.since = .now
        } else if known.since.duration(to: .now) > ChangeMark.step {
            return nil
        }
        return try read(surroundings.stopped, &known)
    }

    private func read(_ stopped: StoppedFlags, _ known: inout Known) throws -> [Flag]? {
        let log = try RolloutLog.open(at: path, stops: stops)
        let head = try trust.head(of: log.log)
        guard head != known.head || stopped != known.stopped else { return nil }
        let unchanged = head.key == known.head?.key ? known.flags : [:]
        let (flags, trusted) = try log.flags(trusting: trust, unchanged: unchanged)
        known.head = trusted
        known.stopped = stopped
        known.flags = Dictionary(flags.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
        return flags
    }
}
