import Dispatch
import Foundation
import Synchronization

/// Handles SIGINT and SIGTERM while evidence is gathered.
///
/// Programs and requests that were started are ended too, and nothing is recorded. A write in
/// progress is completed and shown before the signal takes effect. Elsewhere, as at a prompt, the
/// signal takes effect at once.
enum Interruption {
    static func heeded<Result: Sendable>(
        during work: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        let task = Task { try await work() }
        let received = Mutex<Int32?>(nil)
        let queue = DispatchQueue(label: "signals")
        let sources = [SIGINT, SIGTERM].map { number in
            _ = signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                received.withLock { $0 = number }
                task.cancel()
            }
            source.resume()
            return source
        }
        let result = await task.result
        for number in [SIGINT, SIGTERM] { _ = signal(number, SIG_DFL) }
        // Also handles a signal that arrived at the last moment.
        queue.sync {}
        for source in sources { source.cancel() }
        // Ends by the same signal, so that the caller sees it as with any other program.
        if let number = received.withLock({ $0 }) { end(by: number) }
        return try result.get()
    }

    /// Ends the process by a signal; this thread may block it, as the queue waits for it.
    private static func end(by number: Int32) {
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe sigaddset(&signals, number)
        unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        raise(number)
    }
}
