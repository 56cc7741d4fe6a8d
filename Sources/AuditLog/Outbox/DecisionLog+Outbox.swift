import Foundation
import GRDB
package import Rollouts

extension DecisionLog {
    /// Messages that are due, the oldest first.
    package func pendingMessages(at now: Instant, limit: Int) throws -> [OutboxMessage] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM outbox WHERE delivered IS NULL AND due <= ?
                    ORDER BY entry, seq LIMIT ?
                    """,
                arguments: [now.milliseconds, limit]
            ).map(OutboxMessage.init)
        }
    }

    /// Messages that were given up.
    package func deadLetters() throws -> [OutboxMessage] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM outbox WHERE delivered IS NULL AND due IS NULL
                    ORDER BY entry, seq
                    """
            ).map(OutboxMessage.init)
        }
    }

    package func markDelivered(_ message: OutboxMessage, at now: Instant) throws {
        try write { db in
            try db.execute(
                sql: """
                    UPDATE outbox SET delivered = ?, attempts = attempts + 1, error = NULL
                    WHERE entry = ? AND seq = ?
                    """,
                arguments: [now.milliseconds, message.entry, message.sequence]
            )
        }
    }

    /// Puts a message off; without a time to try again it is a dead letter.
    package func markFailed(_ message: OutboxMessage, error: String, retryAt: Instant?) throws {
        try write { db in
            try db.execute(
                sql: """
                    UPDATE outbox SET due = ?, attempts = attempts + 1, error = ?
                    WHERE entry = ? AND seq = ?
                    """,
                arguments: [
                    retryAt?.milliseconds, String(error.prefix(500)), message.entry,
                    message.sequence,
                ]
            )
        }
    }
}

extension OutboxMessage {
    fileprivate init(_ row: Row) {
        let due: Int64? = row["due"]
        self.init(
            entry: row["entry"],
            sequence: row["seq"],
            target: row["target"],
            body: [UInt8](row["body"] as Data),
            attempts: row["attempts"],
            due: due.map { Instant(milliseconds: $0) },
            lastError: row["error"]
        )
    }
}
