import Synchronization

/// The board that requests are answered from, replaced as a whole.
final class CurrentBoard: Sendable {
    private struct State {
        var board: FlagBoard?
        var failure: String?
    }

    private let state = Mutex(State())

    /// Nil until the first one was read.
    var board: FlagBoard? { state.withLock { $0.board } }

    /// Why the flags are not known, or may be older than they should be.
    var trouble: String? {
        state.withLock { $0.failure ?? ($0.board == nil ? "the flags are not known yet" : nil) }
    }

    /// Nil keeps the last board; gives what was the matter before.
    func refreshed(with board: FlagBoard?) -> String? {
        state.withLock { state in
            if let board { state.board = board }
            defer { state.failure = nil }
            return state.failure
        }
    }

    /// Keeps the last board; gives whether that is news.
    func failed(because why: String) -> Bool {
        state.withLock { state in
            defer { state.failure = why }
            return state.failure != why
        }
    }
}
