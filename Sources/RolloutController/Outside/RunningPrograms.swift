import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The programs that are running, each the leader of its own session.
///
/// They would outlive this process, which a signal may end while it waits for one of them.
package enum RunningPrograms {
    private static let leaders = Mutex<Set<Int32>>([])

    static func note(_ leader: Int32) {
        leaders.withLock { _ = $0.insert(leader) }
    }

    /// Kills a program with all processes that it started.
    ///
    /// The group id cannot be reused while a member of the group lives; with none left, there is
    /// nothing to signal.
    static func end(_ leader: Int32) {
        leaders.withLock { _ = $0.remove(leader) }
        kill(-leader, SIGKILL)
    }

    /// Kills all programs, before the process ends by a signal.
    package static func endAll() {
        for leader in leaders.withLock({ $0 }) { end(leader) }
    }
}
