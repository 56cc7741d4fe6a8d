import AuditLog
import JSONCoding
import Transparency
package import Values

/// Delivers the messages in the outbox at least once.
///
/// The id that lets a receiver drop what it has already is made from the entry's hash, as several
/// logs may tell one receiver, and each has an entry of any index.
///
/// Receivers are served side by side, and each gets the messages that are due in their order: one
/// that does not answer delays no other. A failed message is retried at a later delivery; after the
/// last attempt it is a dead letter, which `doctor` shows. A failure never undoes the decision that
/// the message reports.
package struct EffectDelivery: Sendable {
    private let rollouts: RolloutLog
    private var log: DecisionLog { rollouts.log }
    private let environment: [String: String]
    /// The receivers that are served now; shared by all copies of this value.
    private let underway = Underway()

    package init(of log: RolloutLog, environment: [String: String]) {
        rollouts = log
        self.environment = environment
    }

    /// Tries to deliver the messages that are due, at most `batch` of them to each receiver.
    ///
    /// A receiver that is served already by another call is left to it.
    package func deliverPending(at now: Instant, batch: Int = 20) async {
        let receivers = Set(due(at: now, batch).map(\.target))
        await withDiscardingTaskGroup { group in
            for receiver in receivers where underway.begin(receiver) {
                group.addTask {
                    defer { underway.end(receiver) }
                    // Read again: another call may have delivered some before this one began.
                    let messages = due(at: now, batch).filter { $0.target == receiver }
                    await deliver(inOrder: messages, at: now)
                }
            }
        }
    }

    private func due(at now: Instant, _ batch: Int) -> [OutboxMessage] {
        (try? log.pendingMessages(at: now, limit: batch)) ?? []
    }

    /// Delivers messages to one receiver, and stops at the first that gets no answer.
    private func deliver(inOrder messages: [OutboxMessage], at now: Instant) async {
        for message in messages {
            guard await isAnswered(message, at: now) else { return }
        }
    }

    /// Makes one attempt and records its result; returns false if there was no answer.
    private func isAnswered(_ message: OutboxMessage, at now: Instant) async -> Bool {
        // The row in the outbox says only that a message is due: anybody may have written it.
        guard let drafts = try? rollouts.messages(ofEntry: message.entry),
            let leaf = try? log.leaf(at: message.entry)
        else { return true }
        guard let draft = drafts.dropFirst(message.sequence).first,
            let target = try? CanonicalJSON.decode(
                MessageTarget.self,
                from: Array(draft.target.utf8)
            )
        else {
            try? log.markFailed(message, error: "its entry sends no such message", retryAt: nil)
            return true
        }
        let webhooks = WebhookDelivery(folder: target.folder, environment: environment)
        let result = await webhooks.deliver(
            id: Self.id(of: message, inEntry: leaf),
            body: draft.body,
            to: target.webhook,
            at: now
        )
        // An attempt that was interrupted says nothing of the receiver.
        guard !Task.isCancelled || result == .delivered else { return false }
        // If the mark cannot be written, the message stays due and is delivered again.
        switch result {
        case .delivered:
            try? log.markDelivered(message, at: now)
        case .refused(let why):
            try? log.markFailed(message, error: why, retryAt: nil)
        case .retry(let after, let why):
            let wait = after ?? Self.wait(after: message.attempts)
            try? log.markFailed(message, error: why, retryAt: wait.map { now + $0 })
        case .noAnswer(let why):
            let wait = Self.wait(after: message.attempts)
            try? log.markFailed(message, error: why, retryAt: wait.map { now + $0 })
            return false
        }
        return true
    }

    /// Returns the same id in each attempt: the entry's index for people, and half of its hash.
    static func id(of message: OutboxMessage, inEntry leaf: Leaf) -> String {
        "entry-\(message.entry)-\(message.sequence)-\(leaf.hash.hex.prefix(32))"
    }

    /// Returns the wait in the schedule that Standard Webhooks proposes; nil after its end.
    static func wait(after attempts: Int) -> Duration? {
        let seconds = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]
        return seconds.indices.contains(attempts) ? .seconds(seconds[attempts]) : nil
    }
}
