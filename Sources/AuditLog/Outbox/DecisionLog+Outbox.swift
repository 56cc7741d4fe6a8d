import Foundation
import GRDB
package import Values

extension DecisionLog {
    /// Messages that are due, oldest first.
    package func pendingMessages(at now: Instant, limit: Int) throws -> [OutboxMessage] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM outbox WHERE delivered IS NULL AND due <= ?
                    ORDER BY entry, seq LIMIT ?
                    """,
                arguments: [now.milliseconds, limit]
            ).map { try OutboxMessage($0) }
        }
    }

    /// Messages that will not be tried again.
    package func deadLetters() throws -> [OutboxMessage] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM outbox WHERE delivered IS NULL AND due IS NULL
                    ORDER BY entry, seq
                    """
            ).map { try OutboxMessage($0) }
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

    /// Postpones a message; without a retry time it becomes a dead letter.
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
    fileprivate init(_ row: Row) throws {
        self.init(
            entry: try row.number("entry"),
            sequence: try row.number("seq"),
            target: try row.text("target"),
            body: try row.bytes("body"),
            attempts: try row.number("attempts"),
            due: Int64.fromDatabaseValue(row["due"]).map { Instant(milliseconds: $0) },
            lastError: String.fromDatabaseValue(row["error"])
        )
    }
}
