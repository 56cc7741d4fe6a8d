import Foundation
import GRDB
import Values

/// Messages to send.
extension SQLiteRows {
    func pendingMessages(at now: Instant, limit: Int) throws -> [OutboxMessage] {
        try all(
            """
            SELECT * FROM (
                SELECT *, row_number() OVER (PARTITION BY target ORDER BY entry, seq) AS place
                FROM outbox WHERE delivered IS NULL AND due <= ?
            ) WHERE place <= ? ORDER BY entry, seq
            """,
            [now.milliseconds, limit],
            OutboxMessage.init
        )
    }

    func deadLetters() throws -> [OutboxMessage] {
        try all(
            "SELECT * FROM outbox WHERE delivered IS NULL AND due IS NULL ORDER BY entry, seq",
            [],
            OutboxMessage.init
        )
    }

    func insert(
        _ message: OutboxDraft,
        ofEntry index: Int,
        sequence: Int,
        due: Instant
    ) throws {
        try run(
            "INSERT INTO outbox(entry, seq, target, body, due) VALUES (?, ?, ?, ?, ?)",
            [index, sequence, message.target, Data(message.body), due.milliseconds]
        )
    }

    func makeDue(noLaterThan time: Instant) throws {
        try run(
            "UPDATE outbox SET due = ? WHERE delivered IS NULL AND due > ?",
            [time.milliseconds, time.milliseconds]
        )
    }

    func markDelivered(_ message: OutboxMessage, at now: Instant) throws {
        try run(
            """
            UPDATE outbox SET delivered = ?, attempts = attempts + 1, error = NULL
            WHERE entry = ? AND seq = ?
            """,
            [now.milliseconds, message.entry, message.sequence]
        )
    }

    func markFailed(_ message: OutboxMessage, error: String, due: Instant?) throws {
        try run(
            """
            UPDATE outbox SET due = ?, attempts = attempts + 1, error = ?
            WHERE entry = ? AND seq = ?
            """,
            [due?.milliseconds, error, message.entry, message.sequence]
        )
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
