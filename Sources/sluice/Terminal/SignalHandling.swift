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
        /// The signal by which the work is meant to end; nil if it is meant to end by itself.
        var quiet: Int32?
        var leave: (@Sendable () -> Void)?
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
    ///
    /// `leaving` is called before the process ends in the middle of the work.
    func begin(
        endingQuietlyBy quiet: Int32? = nil,
        leaving: (@Sendable () -> Void)? = nil,
        cancel: @escaping @Sendable () -> Void
    ) {
        content.withLock { content in
            content.cancel = cancel
            content.quiet = quiet
            content.leave = leaving
        }
    }

    /// Ends the process by a signal that came meanwhile, so that the caller sees it as with any
    /// other program; returns true if it is the one by which the work was meant to end.
    @discardableResult
    func finish() -> Bool {
        // Also handles a signal that arrived at the last moment.
        queue.sync {}
        let (received, quiet) = content.withLock { content in
            content.cancel = nil
            content.leave = nil
            defer { content.quiet = nil }
            return (content.received, content.quiet)
        }
        guard let received else { return false }
        guard received == quiet else { Self.end(by: received) }
        return true
    }

    private func take(_ number: Int32) {
        let cancel = content.withLock { content in
            content.received = number
            return content.cancel
        }
        guard let cancel else { Self.end(by: number) }
        cancel()
        queue.asyncAfter(deadline: .now() + Self.patience) { [weak self] in
            self?.endWork(by: number)
        }
    }

    /// Ends the process in the middle of work that did not heed its cancelling.
    private func endWork(by number: Int32) {
        let (leave, quiet) = content.withLock { ($0.leave, $0.quiet) }
        leave?()
        guard number == quiet else { Self.end(by: number) }
        RunningPrograms.endAll()
        exit(EXIT_SUCCESS)
    }

    /// Ends the process by a signal, and with it the programs that it waits for.
    private static func end(by number: Int32) -> Never {
        RunningPrograms.endAll()
        _ = signal(number, SIG_DFL)
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe sigaddset(&signals, number)
        // This thread may block it, as the queue waits for it.
        unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        raise(number)
        // Not reached, as the signal ends the process.
        exit(EXIT_FAILURE)
    }
}
