import NIOCore
import Synchronization

/// A connection's last change between waiting for a request and answering one, for other threads.
final class ConnectionActivity: Sendable {
    /// The uptime in nanoseconds; negative during a request.
    private let since: Atomic<Int64>
    private let hasAsked = Atomic(false)

    init(at now: NIODeadline) {
        since = Atomic(Self.nanoseconds(now))
    }

    func requestBegan(at now: NIODeadline) {
        since.store(-Self.nanoseconds(now), ordering: .relaxed)
    }

    func requestEnded(at now: NIODeadline) {
        since.store(Self.nanoseconds(now), ordering: .relaxed)
        hasAsked.store(true, ordering: .relaxed)
    }

    /// Returns the place in the order in which connections are given up for others, lowest first;
    /// nil if this one is not.
    ///
    /// First those that never asked, the longest first; then those that wait for their next
    /// request, and then those whose request takes over a second.
    func rank(at now: NIODeadline) -> Int64? {
        let since = since.load(ordering: .relaxed)
        guard since < 0 else {
            return hasAsked.load(ordering: .relaxed) ? Int64.max / 4 + since : since
        }
        guard Self.nanoseconds(now) + since > 1_000_000_000 else { return nil }
        return Int64.max / 2 - since
    }

    private static func nanoseconds(_ time: NIODeadline) -> Int64 {
        Int64(clamping: time.uptimeNanoseconds)
    }
}
