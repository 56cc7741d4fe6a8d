package import Values

extension DecisionLog {
    /// Messages that are due, oldest first, at most `limit` to each target.
    package func pendingMessages(at now: Instant, limit: Int) throws -> [OutboxMessage] {
        try read { try $0.pendingMessages(at: now, limit: limit) }
    }

    /// Messages that will not be tried again.
    package func deadLetters() throws -> [OutboxMessage] { try read { try $0.deadLetters() } }

    package func markDelivered(_ message: OutboxMessage, at now: Instant) throws {
        try write { try $0.markDelivered(message, at: now) }
    }

    /// Postpones a message; without a retry time it becomes a dead letter.
    package func markFailed(_ message: OutboxMessage, error: String, retryAt: Instant?) throws {
        try write {
            try $0.markFailed(message, error: String(error.prefix(500)), due: retryAt)
        }
    }
}
