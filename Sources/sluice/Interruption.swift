import Dispatch
import Foundation
import Synchronization

/// SIGINT and SIGTERM while evidence is gathered: the programs and requests that were started are
/// ended too, and nothing is recorded.
///
/// What is being written is written to its end, and shown; then the signal takes effect. Elsewhere,
/// as at a prompt, it does at once.
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
        // One that came at the last moment is still heeded.
        queue.sync {}
        for source in sources { source.cancel() }
        // The caller is to see which signal it was, as from any other program.
        if let number = received.withLock({ $0 }) { end(by: number) }
        return try result.get()
    }

    /// The signal may be blocked in this thread, since the queue waits for it.
    private static func end(by number: Int32) {
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe sigaddset(&signals, number)
        unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        raise(number)
    }
}
