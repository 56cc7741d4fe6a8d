import Synchronization

/// The snapshot from which requests are answered; it is replaced as a whole.
final class CurrentFlags: Sendable {
    private struct State {
        var snapshot: FlagSnapshot?
        var failure: String?
    }

    private let state = Mutex(State())

    /// Nil until the first snapshot has been read.
    var snapshot: FlagSnapshot? { state.withLock { $0.snapshot } }

    /// The reason the flags are unknown or may be out of date.
    var problem: String? {
        state.withLock { $0.failure ?? ($0.snapshot == nil ? "the flags are not known yet" : nil) }
    }

    /// Replaces the snapshot, or keeps it for nil, and returns the previous failure.
    func refreshed(with snapshot: FlagSnapshot?) -> String? {
        state.withLock { state in
            if let snapshot { state.snapshot = snapshot }
            defer { state.failure = nil }
            return state.failure
        }
    }

    /// Records a failure, keeping the last snapshot; returns true if the reason is new.
    func failed(because why: String) -> Bool {
        state.withLock { state in
            defer { state.failure = why }
            return state.failure != why
        }
    }
}
