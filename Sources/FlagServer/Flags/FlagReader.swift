import Dispatch
import Synchronization

/// Reads the flags on a thread of its own, one time after the other.
///
/// A read that hangs costs that thread and no other: it is waited for up to a limit, and is not
/// begun again until it has ended.
final class FlagReader: Sendable {
    private let limit: Duration
    private let read: @Sendable () async throws -> FlagSnapshot?
    private let state = Mutex(State.idle)
    private let thread = FlagReadingThread()

    private enum State {
        case idle
        case underway
        case ended(Result<FlagSnapshot?, any Error>)
    }

    init(limit: Duration, read: @escaping @Sendable () async throws -> FlagSnapshot?) {
        self.limit = limit
        self.read = read
    }

    /// Returns what was read; nil stands for no change.
    ///
    /// - Throws: The errors of reading, `FlagsUnavailable` at the limit, `CancellationError`.
    func next() async throws -> FlagSnapshot? {
        let (ends, end) = AsyncStream.makeStream(of: Void.self)
        if begin() {
            Task(executorPreference: thread) {
                let result = await Result { try await self.read() }
                self.state.withLock { $0 = .ended(result) }
                end.finish()
            }
        } else {
            end.finish()
        }
        let timer = Task {
            try? await Task.sleep(for: limit)
            end.finish()
        }
        for await _ in ends {}
        timer.cancel()
        if let result = take() { return try result.get() }
        try Task.checkCancellation()
        throw FlagsUnavailable.noAnswer(within: limit)
    }

    /// Returns true if a read is to be begun.
    private func begin() -> Bool {
        state.withLock { state in
            guard case .idle = state else { return false }
            state = .underway
            return true
        }
    }

    private func take() -> Result<FlagSnapshot?, any Error>? {
        state.withLock { state in
            guard case .ended(let result) = state else { return nil }
            state = .idle
            return result
        }
    }
}

/// The thread on which flags are read, whatever a task does meanwhile.
private final class FlagReadingThread: TaskExecutor {
    private let queue = DispatchQueue(label: "flags")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}

extension Result where Failure == any Error {
    fileprivate init(_ body: () async throws -> Success) async {
        do {
            self = .success(try await body())
        } catch {
            self = .failure(error)
        }
    }
}
