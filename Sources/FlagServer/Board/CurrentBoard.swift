import Synchronization

/// The board from which requests are answered; it is replaced as a whole.
final class CurrentBoard: Sendable {
    private struct State {
        var board: FlagBoard?
        var failure: String?
    }

    private let state = Mutex(State())

    /// Nil until the first board has been read.
    var board: FlagBoard? { state.withLock { $0.board } }

    /// The reason the flags are unknown or may be out of date.
    var trouble: String? {
        state.withLock { $0.failure ?? ($0.board == nil ? "the flags are not known yet" : nil) }
    }

    /// Replaces the board, or keeps it for nil, and returns the previous failure.
    func refreshed(with board: FlagBoard?) -> String? {
        state.withLock { state in
            if let board { state.board = board }
            defer { state.failure = nil }
            return state.failure
        }
    }

    /// Records a failure, keeping the last board; returns true if the reason is new.
    func failed(because why: String) -> Bool {
        state.withLock { state in
            defer { state.failure = why }
            return state.failure != why
        }
    }
}
