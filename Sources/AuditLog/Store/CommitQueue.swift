import Dispatch
import Synchronization

/// Lets calls that wait for each other share one commit.
///
/// The first thread that comes carries out its own call. Calls that come meanwhile wait, and are
/// then carried out together by the thread of the first of them. So a thread works for others only
/// while it works for itself, and never waits for one that has not started: blocking all threads of
/// a pool is harmless.
package final class CommitQueue<Item: Sendable, Outcome: Sendable>: Sendable {
    private let state = Mutex(State())
    private let groupMax: Int

    /// The limit bounds the memory of one transaction.
    package init(groupMax: Int = 64) {
        self.groupMax = groupMax
    }

    /// Carries out an item, alone or with others; `together` returns an outcome an item, in order.
    ///
    /// - Throws: what `together` throws, on the calls of all its items.
    package func submit(
        _ item: Item,
        _ together: ([Item]) throws -> [Outcome]
    ) throws -> Outcome {
        let call = Call(item)
        let leads = state.withLock { state in
            state.waiting.append(call)
            defer { state.isLed = true }
            return !state.isLed
        }
        if !leads {
            call.woken.wait()
            if let outcome = call.outcome.withLock({ $0 }) { return try outcome.get() }
        }
        return try lead(together)
    }

    /// Carries out the waiting calls, the first of which is the caller's own.
    private func lead(_ together: ([Item]) throws -> [Outcome]) throws -> Outcome {
        let calls = state.withLock { state in
            let calls = Array(state.waiting.prefix(groupMax))
            state.waiting.removeFirst(calls.count)
            return calls
        }
        let outcomes = Result { try together(calls.map(\.item)) }
        let next = state.withLock { state in
            state.isLed = !state.waiting.isEmpty
            return state.waiting.first
        }
        next?.woken.signal()
        for (place, call) in calls.enumerated().dropFirst() {
            call.outcome.withLock { $0 = outcomes.map { $0[place] } }
            call.woken.signal()
        }
        return try outcomes.get()[0]
    }

    private struct State: Sendable {
        /// True while a thread carries out calls, or was woken to do so.
        var isLed = false
        var waiting: [Call] = []
    }

    private final class Call: Sendable {
        let item: Item
        let woken = DispatchSemaphore(value: 0)
        /// Nil if the thread was woken to carry out the waiting calls itself.
        let outcome = Mutex<Result<Outcome, any Error>?>(nil)

        init(_ item: Item) {
            self.item = item
        }
    }
}
