package import AuditLog
import JSONCoding
package import Values

/// Delivers what stands in the outbox: at least once, with the entry's index as its key.
///
/// A failure is put off and tried again by whoever delivers next; after the last try the message
/// is a dead letter, which `doctor` shows. It never undoes the decision that it tells of.
package struct EffectDelivery: Sendable {
    private let log: DecisionLog
    private let environment: [String: String]

    package init(log: DecisionLog, environment: [String: String]) {
        self.log = log
        self.environment = environment
    }

    /// Tries every message that is due, at most `batch` of them.
    package func deliverPending(at now: Instant, batch: Int = 20) async {
        guard let messages = try? log.pendingMessages(at: now, limit: batch) else { return }
        for message in messages {
            await deliver(message, at: now)
        }
    }

    private func deliver(_ message: OutboxMessage, at now: Instant) async {
        let bytes = Array(message.target.utf8)
        guard let target = try? CanonicalJSON.decode(MessageTarget.self, from: bytes) else {
            try? log.markFailed(message, error: "the target makes no sense", retryAt: nil)
            return
        }
        let webhooks = WebhookDelivery(folder: target.folder, environment: environment)
        let result = await webhooks.deliver(
            id: "entry-\(message.entry)-\(message.sequence)",
            body: message.body,
            to: target.webhook,
            at: now
        )
        // A mark that cannot be written leaves the message due: it is delivered once more.
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

    /// The schedule that Standard Webhooks proposes; nil after its end.
    static func wait(after attempts: Int) -> Duration? {
        let seconds = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]
        return seconds.indices.contains(attempts) ? .seconds(seconds[attempts]) : nil
    }
}
