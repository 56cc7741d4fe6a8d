import AuditLog
import Cohorts
import FlagServer
import Foundation
import Logging
import RolloutAPI
import RolloutController
import Synchronization
import Transparency

/// Passes the log's flags to the server and to the flag file when they have changed.
final class FlagPublisher: Sendable {
    private let path: String
    private let follower: FlagFollower
    private let trust: HeadTrust
    private let file: SharedFile?
    private let stops: StopFile
    private let logger: Logger
    private let state = Mutex(State())

    private struct State {
        var isFileOld = false
        var isWithheld = false
        var problem: String?
    }

    init(_ settings: LogSettings, logger: Logger) throws {
        let log = try settings.openLog()
        path = log.log.path
        stops = settings.stops
        file = settings.flags
        trust = HeadTrust(keyPath: settings.keyPath(of: log))
        follower = FlagFollower(path: path, trust: trust, stops: stops)
        self.logger = logger
    }

    /// The path of the log, with all links resolved.
    var logPath: String { path }

    /// Returns a new snapshot; nil if nothing has changed.
    ///
    /// A flag file that cannot be written is retried the next time, and does not block answers.
    ///
    /// - Throws: `FlagsUnavailable`
    func changed() throws -> FlagSnapshot? {
        do {
            let flags = try follower.changed()
            state.withLock { state in
                state.isWithheld = false
                state.isFileOld = state.isFileOld || flags != nil
            }
            keepFile()
            return flags.map { FlagSnapshot(flags: $0, flagd: FlagFile($0).json) }
        } catch {
            throw FlagsUnavailable(reading: error)
        }
    }

    /// Puts the flags of the file off, again and again until that is done or the log can be
    /// followed once more.
    func withhold() {
        guard let file else { return }
        state.withLock { $0.isWithheld = true }
        while state.withLock({ $0.isWithheld }) {
            do {
                try file.putOff()
                return state.withLock { $0.isFileOld = true }
            } catch {
                tell(error)
                Thread.sleep(forTimeInterval: 1)
            }
        }
    }

    private func keepFile() {
        guard let file, state.withLock({ $0.isFileOld }) else { return }
        do {
            // Read again under the file's lock, as a command may have written newer flags.
            try file.publish(try RolloutLog.open(at: path, stops: stops), trusting: trust)
            state.withLock { state in
                state.isFileOld = false
                state.problem = nil
            }
        } catch {
            tell(error)
        }
    }

    private func tell(_ error: any Error) {
        let isNews = state.withLock { state in
            defer { state.problem = "\(error)" }
            return state.problem != "\(error)"
        }
        if isNews { logger.error("\(error)") }
    }
}
