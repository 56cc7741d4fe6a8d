import Foundation

/// The lock held for every write, checkpoint and writable close of a log.
///
/// SQLite before 3.51.3 can lose an acknowledged commit when two connections write or checkpoint at
/// the same instant. The lock is on a separate file, since closing any descriptor of the database
/// would drop SQLite's own locks; it also excludes two threads of one process.
enum LogLock {
    /// - Throws: `LogError.busy` after `timeout`, or `LogError.readOnly` if the lock file cannot be
    ///   made.
    static func held<Result>(
        for path: String,
        timeout: Duration = .seconds(10),
        _ body: () throws -> Result
    ) throws -> Result {
        let descriptor = unsafe open(path + ".lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw LogError.readOnly(path: path, underlying: "\(path).lock: \(lastError)")
        }
        defer { close(descriptor) }
        let end = ContinuousClock.now + timeout
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            guard ContinuousClock.now < end else { throw LogError.busy(path: path) }
            usleep(5_000)
        }
        return try body()
    }

    private static var lastError: String { unsafe String(cString: strerror(errno)) }
}
