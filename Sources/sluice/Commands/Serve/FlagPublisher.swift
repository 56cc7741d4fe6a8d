import Cohorts
import FlagServer
import Logging
import RolloutController
import Rollouts
import Synchronization

/// Passes the log's flags to the server and to the flag file when they have changed.
final class FlagPublisher: Sendable {
    private let path: String
    private let follower: FlagFollower
    private let file: SharedFile?
    private let stops: StopFile
    private let logger: Logger
    private let state = Mutex(State())

    private struct State {
        var isFileOld = false
        var problem: String?
    }

    init(path: String, file: SharedFile?, stops: StopFile, logger: Logger) {
        self.path = path
        follower = FlagFollower(path: path, stops: stops)
        self.file = file
        self.stops = stops
        self.logger = logger
    }

    /// Returns a new snapshot; nil if nothing has changed.
    ///
    /// A flag file that cannot be written is retried the next time, and does not block answers.
    func changed() throws -> FlagSnapshot? {
        let flags = try follower.changed()
        keepFile(isOld: flags != nil)
        return flags.map { FlagSnapshot(flags: $0, flagd: FlagFile($0).json) }
    }

    private func keepFile(isOld: Bool) {
        guard let file else { return }
        state.withLock { state in
            state.isFileOld = state.isFileOld || isOld
            guard state.isFileOld else { return }
            do {
                // Read again under the file's lock, as a command may have written newer flags.
                try file.publish(try RolloutLog.open(at: path, stops: stops))
                state = State()
            } catch {
                guard state.problem != "\(error)" else { return }
                state.problem = "\(error)"
                logger.error("\(error)")
            }
        }
    }
}
