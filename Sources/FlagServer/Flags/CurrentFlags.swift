import NIOCore
import Synchronization
import Values

/// The snapshot from which requests are answered; it is replaced as a whole.
///
/// It is served for a while after flags could be read for the last time, and then no longer:
/// without an answer, clients take their own default.
final class CurrentFlags: Sendable {
    private struct State {
        var snapshot: FlagSnapshot?
        /// The end of the time for which the snapshot is served.
        var end: NIODeadline = .uptimeNanoseconds(0)
        var failure: Failure?
        var isTold = false
    }

    private struct Failure {
        let why: String
        let details: String
        let since: Instant
    }

    private let staleAfter: TimeAmount
    private let state = Mutex(State())

    init(staleAfter: Duration) {
        self.staleAfter = TimeAmount(staleAfter)
    }

    /// Returns the snapshot to answer from; nil if nothing is known, or not any longer.
    func snapshot(at now: NIODeadline) -> FlagSnapshot? {
        state.withLock { now < $0.end ? $0.snapshot : nil }
    }

    /// Returns the reason the flags are unknown or may be out of date; nil if they are neither.
    func problem(at now: NIODeadline) -> FlagProblem? {
        state.withLock { state in
            let isServed = state.snapshot != nil && now < state.end
            if let failure = state.failure {
                return FlagProblem(why: failure.why, since: failure.since, isServed: isServed)
            }
            guard !isServed else { return nil }
            let why = "the flags are not known yet"
            return FlagProblem(why: why, since: nil, isServed: false)
        }
    }

    /// Replaces the snapshot, or keeps it for nil; returns true if that ends a failure.
    func refreshed(with snapshot: FlagSnapshot?, at now: NIODeadline) -> Bool {
        state.withLock { state in
            if let snapshot { state.snapshot = snapshot }
            state.end = now + staleAfter
            state.isTold = false
            defer { state.failure = nil }
            return state.failure != nil
        }
    }

    /// Records a failure; returns true if the reason is new.
    func failed(because reason: FlagsUnavailable, at moment: Instant) -> Bool {
        state.withLock { state in
            if reason.isRefusal { state.snapshot = nil }
            let last = state.failure
            state.failure = Failure(
                why: reason.why,
                details: reason.details,
                since: last?.since ?? moment
            )
            return last?.details != reason.details
        }
    }

    /// Returns true once, if there is nothing to answer from any longer.
    func isWithheldNow(at now: NIODeadline) -> Bool {
        state.withLock { state in
            guard !state.isTold, state.failure != nil, state.snapshot == nil || now >= state.end
            else { return false }
            state.isTold = true
            return true
        }
    }
}

/// The reason the flags are unknown or may be out of date.
struct FlagProblem: Sendable {
    let why: String
    /// The time of the first failure; nil if none was tried yet.
    let since: Instant?
    /// True if requests are still answered from what was read last.
    let isServed: Bool
}
