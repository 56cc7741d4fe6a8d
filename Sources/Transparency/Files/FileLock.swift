private import Foundation
private import Synchronization

/// A lock between processes, and between threads of one process, on `PATH.lock` beside a file.
///
/// SQLite before 3.51.3 can lose an acknowledged commit when two connections write or checkpoint
/// at the same instant, so every write, checkpoint and writable close of a log is made under it.
/// The lock is on a file of its own, as closing any descriptor of a database drops SQLite's locks.
package enum FileLock {
    private static let patience = Mutex<Duration>(.seconds(5))

    /// Has this process wait for locks for no longer than a time, instead of five seconds.
    package static func wait(atMost time: Duration) { patience.withLock { $0 = time } }

    /// - Throws: `FileLockError`, and what `body` throws.
    package static func held<Result>(
        for path: String,
        _ body: () throws -> Result
    ) throws -> Result {
        let descriptor = try opened(for: path)
        defer { close(descriptor) }
        let end = ContinuousClock.now + patience.withLock { $0 }
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            guard ContinuousClock.now < end else {
                throw FileLockError.busy(path: path, holder: LockHolder(in: descriptor))
            }
            usleep(5_000)
        }
        LockHolder.thisProcess.write(to: descriptor)
        return try body()
    }

    /// Opens the file of the lock, which is made if there is none.
    ///
    /// Somebody else's is never waited for: its owner could hold it for as long as they like.
    private static func opened(for path: String) throws(FileLockError) -> Int32 {
        let lock = path + ".lock"
        do throws(FileFailure) {
            try OwnFile.check(lock)
            let flags = O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
            let descriptor = unsafe open(lock, flags, 0o600)
            guard descriptor >= 0 else {
                let why = unsafe String(cString: strerror(errno))
                throw FileFailure(lock, reason: "\(lock): \(why)")
            }
            do throws(FileFailure) {
                // Again, as somebody may have made it meanwhile.
                try OwnFile.check(descriptor, lock)
            } catch {
                close(descriptor)
                throw error
            }
            return descriptor
        } catch {
            throw FileLockError.cannotMake(path: path, underlying: error.reason)
        }
    }
}

/// The reason a lock was not taken; `path` is the file that it guards.
package enum FileLockError: Error, Hashable, Sendable {
    /// Another process held it for longer than this one waits.
    case busy(path: String, holder: LockHolder?)
    case cannotMake(path: String, underlying: String)
}
