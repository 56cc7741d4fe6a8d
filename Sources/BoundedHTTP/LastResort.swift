import Dispatch
import ServiceLifecycle
import Synchronization

/// Calls its owner if a shutdown does not end by itself, as when a disk or a terminal hangs.
final class LastResort: Service {
    private let limit: Duration
    private let end: @Sendable () -> Void
    private let isNeeded = Atomic(true)

    init(after limit: Duration, _ end: @escaping @Sendable () -> Void) {
        self.limit = limit
        self.end = end
    }

    func run() async throws {
        try await gracefulShutdown()
        let (seconds, attoseconds) = limit.components
        let milliseconds = seconds * 1_000 + attoseconds / 1_000_000_000_000_000
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(Int(milliseconds))) {
            if self.isNeeded.load(ordering: .acquiring) { self.end() }
        }
    }

    func isNoLongerNeeded() { isNeeded.store(false, ordering: .releasing) }
}
