import Dispatch
import Synchronization

/// Lets calls that wait for each other share one commit.
///
/// The first call that comes is carried out at once. Calls that come meanwhile wait, and are then
/// carried out together. A call that blocks its thread carries out its group itself, and a thread
/// of the queue does it for a call that suspends its task: blocking or suspending all others is
/// harmless.
package final class CommitQueue<Item: Sendable, Outcome: Sendable>: Sendable {
    /// Carries out items, and returns an outcome an item, in order; an error is that of all.
    package typealias Together = @Sendable ([Item]) throws -> [Outcome]

    private let state = Mutex(State())
    private let groupMax: Int
    private let thread = DispatchQueue(label: "commits")

    /// The limit bounds the memory of one transaction.
    package init(groupMax: Int = 64) {
        self.groupMax = groupMax
    }

    /// Carries out an item, alone or with others, and suspends the task meanwhile.
    package func submit(_ item: Item, _ together: @escaping Together) async throws -> Outcome {
        try await withCheckedThrowingContinuation { continuation in
            add(
                Call(item: item, together: together) { news in
                    switch news {
                    case .turn: self.thread.async { self.lead() }
                    case .done(let result): continuation.resume(with: result)
                    }
                }
            )
        }
    }

    /// Carries out an item, alone or with others, and blocks the thread meanwhile.
    package func submitBlocking(_ item: Item, _ together: @escaping Together) throws -> Outcome {
        let mailbox = Mailbox()
        add(Call(item: item, together: together) { mailbox.put($0) })
        while true {
            switch mailbox.take() {
            case .turn: lead()
            case .done(let result): return try result.get()
            }
        }
    }

    /// The number of calls that have not had their turn yet.
    var waitingCount: Int { state.withLock { $0.waiting.count } }

    private func add(_ call: Call) {
        let leads = state.withLock { state in
            state.waiting.append(call)
            defer { state.isLed = true }
            return !state.isLed
        }
        if leads { call.tell(.turn) }
    }

    /// Carries out the calls that wait, and gives the turn to the first that came meanwhile.
    private func lead() {
        let calls = state.withLock { state in
            let calls = Array(state.waiting.prefix(groupMax))
            state.waiting.removeFirst(calls.count)
            return calls
        }
        guard let first = calls.first else { return }
        let outcomes = Result { try first.together(calls.map(\.item)) }
        for (place, call) in calls.enumerated() {
            call.tell(.done(outcomes.map { $0[place] }))
        }
        let next = state.withLock { state in
            state.isLed = !state.waiting.isEmpty
            return state.waiting.first
        }
        next?.tell(.turn)
    }

    private struct State: Sendable {
        /// True while a group is carried out, or was given the turn.
        var isLed = false
        var waiting: [Call] = []
    }

    private struct Call: Sendable {
        let item: Item
        let together: Together
        let tell: @Sendable (News) -> Void
    }

    private enum News: Sendable {
        /// The call is the first of those that wait, and nothing is being carried out.
        case turn
        case done(Result<Outcome, any Error>)
    }

    /// Passes news to a thread that waits for them.
    private final class Mailbox: Sendable {
        private let arrived = DispatchSemaphore(value: 0)
        private let news = Mutex<[News]>([])

        func put(_ latest: News) {
            news.withLock { $0.append(latest) }
            arrived.signal()
        }

        func take() -> News {
            arrived.wait()
            return news.withLock { $0.removeFirst() }
        }
    }
}
