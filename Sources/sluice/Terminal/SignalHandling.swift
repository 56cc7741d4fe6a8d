import Dispatch
import Foundation
import RolloutController
import Synchronization
import Values

/// The handling of SIGINT and SIGTERM, from its first use to the end of the process.
///
/// It is set up once: a source for a signal that had one before is not told of it.
final class SignalHandling: Sendable {
    static let shared = SignalHandling()

    /// The time that cancelled work has to end; then the process ends all the same.
    static let patience: DispatchTimeInterval = .milliseconds(2_200)

    private struct Content {
        var cancel: (@Sendable () -> Void)?
        var received: Int32?
    }

    private let content = Mutex(Content())
    private let queue = DispatchQueue(label: "signals")
    // Only kept alive; written by nobody after the initializer.
    private nonisolated(unsafe) let sources: [any DispatchSourceSignal]

    private init() {
        let numbers = [SIGINT, SIGTERM]
        for number in numbers { _ = signal(number, SIG_IGN) }
        let made = numbers.map { [queue] number in
            DispatchSource.makeSignalSource(signal: number, queue: queue)
        }
        unsafe sources = made
        for (number, source) in zip(numbers, made) {
            source.setEventHandler { [weak self] in self?.take(number) }
            source.resume()
        }
    }

    /// Cancels work from now on if a signal comes.
    func begin(cancel: @escaping @Sendable () -> Void) {
        content.withLock { $0.cancel = cancel }
    }

    /// Ends the process by a signal that came meanwhile, so that the caller sees it as with any
    /// other program.
    func finish() {
        // Also handles a signal that arrived at the last moment.
        queue.sync {}
        let received = content.withLock { content in
            content.cancel = nil
            return content.received
        }
        if let received { Self.end(by: received) }
    }

    private func take(_ number: Int32) {
        let cancel = content.withLock { content in
            content.received = number
            return content.cancel
        }
        guard let cancel else { return Self.end(by: number) }
        cancel()
        queue.asyncAfter(deadline: .now() + Self.patience) { Self.end(by: number) }
    }

    /// Ends the process by a signal, and with it the programs that it waits for.
    private static func end(by number: Int32) {
        RunningPrograms.endAll()
        _ = signal(number, SIG_DFL)
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe sigaddset(&signals, number)
        // This thread may block it, as the queue waits for it.
        unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        raise(number)
    }
}
