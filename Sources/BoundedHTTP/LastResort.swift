import Dispatch
import Foundation
import ServiceLifecycle
import Synchronization

/// Ends the process if a shutdown does not end by itself, as when a disk or a terminal hangs.
final class LastResort: Service {
    private let limit: Duration
    private let isNeeded = Atomic(true)

    init(limit: Duration) {
        self.limit = limit
    }

    func run() async throws {
        try await gracefulShutdown()
        let (seconds, attoseconds) = limit.components
        let milliseconds = seconds * 1_000 + attoseconds / 1_000_000_000_000_000
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(Int(milliseconds))) {
            if self.isNeeded.load(ordering: .acquiring) { _exit(EXIT_FAILURE) }
        }
    }

    func isNoLongerNeeded() { isNeeded.store(false, ordering: .releasing) }
}
