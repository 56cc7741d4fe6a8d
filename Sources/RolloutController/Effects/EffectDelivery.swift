package import AuditLog
import JSONCoding
package import Values

/// Delivers the messages in the outbox at least once, with the entry's index as the key.
///
/// A failed message is retried at a later delivery; after the last attempt it is a dead letter,
/// which `doctor` shows. A failure never undoes the decision that the message reports.
package struct EffectDelivery: Sendable {
    private let log: DecisionLog
    private let environment: [String: String]

    package init(log: DecisionLog, environment: [String: String]) {
        self.log = log
        self.environment = environment
    }

    /// Tries to deliver the messages that are due, at most `batch` of them.
    package func deliverPending(at now: Instant, batch: Int = 20) async {
        guard let messages = try? log.pendingMessages(at: now, limit: batch) else { return }
        for message in messages {
            await deliver(message, at: now)
        }
    }

    private func deliver(_ message: OutboxMessage, at now: Instant) async {
        let bytes = Array(message.target.utf8)
        guard let target = try? CanonicalJSON.decode(MessageTarget.self, from: bytes) else {
            try? log.markFailed(message, error: "the target cannot be decoded", retryAt: nil)
            return
        }
        let webhooks = WebhookDelivery(folder: target.folder, environment: environment)
        let result = await webhooks.deliver(
            id: "entry-\(message.entry)-\(message.sequence)",
            body: message.body,
            to: target.webhook,
            at: now
        )
        // If the mark cannot be written, the message stays due and is delivered again.
        switch result {
        case .delivered:
            try? log.markDelivered(message, at: now)
        case .refused(let why):
            try? log.markFailed(message, error: why, retryAt: nil)
        case .retry(let after, let why):
            let wait = after ?? Self.wait(after: message.attempts)
            try? log.markFailed(message, error: why, retryAt: wait.map { now + $0 })
        }
    }

    /// Returns the wait in the schedule that Standard Webhooks proposes; nil after its end.
    static func wait(after attempts: Int) -> Duration? {
        let seconds = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]
        return seconds.indices.contains(attempts) ? .seconds(seconds[attempts]) : nil
    }
}
