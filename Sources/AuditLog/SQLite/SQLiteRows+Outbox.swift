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
        try changingMessage(index, sequence) {
            try run(
                "INSERT INTO outbox(entry, seq, target, due) VALUES (?, ?, ?, ?)",
                [index, sequence, message.target, due.milliseconds]
            )
        }
    }

    func makeDue(noLaterThan time: Instant) throws {
        let later = try all(
            "SELECT * FROM outbox WHERE delivered IS NULL AND due > ?",
            [time.milliseconds],
            OutboxMessage.init
        )
        for message in later {
            try changingMessage(message.entry, message.sequence) {
                try run(
                    "UPDATE outbox SET due = ? WHERE entry = ? AND seq = ?",
                    [time.milliseconds, message.entry, message.sequence]
                )
            }
        }
    }

    func deleteMessage(ofEntry index: Int, sequence: Int) throws {
        try changingMessage(index, sequence) {
            try run("DELETE FROM outbox WHERE entry = ? AND seq = ?", [index, sequence])
        }
    }

    private func changingMessage(_ entry: Int, _ sequence: Int, _ body: () throws -> Void) throws {
        try changing(.outbox, where: "entry = ? AND seq = ?", [entry, sequence], body)
    }

    func forEachMessage(
        _ body: (_ entry: Int, _ sequence: Int, _ target: String) throws -> Void
    ) throws {
        try each("SELECT entry, seq, target FROM outbox ORDER BY entry, seq") { row in
            try body(try row.number("entry"), try row.number("seq"), try row.text("target"))
        }
    }

    func markDelivered(_ message: OutboxMessage, at now: Instant) throws {
        try changingMessage(message.entry, message.sequence) {
            try run(
                """
                UPDATE outbox SET delivered = ?, attempts = attempts + 1, error = NULL
                WHERE entry = ? AND seq = ?
                """,
                [now.milliseconds, message.entry, message.sequence]
            )
        }
    }

    func markFailed(_ message: OutboxMessage, error: String, due: Instant?) throws {
        try changingMessage(message.entry, message.sequence) {
            try run(
                """
                UPDATE outbox SET due = ?, attempts = attempts + 1, error = ?
                WHERE entry = ? AND seq = ?
                """,
                [due?.milliseconds, error, message.entry, message.sequence]
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
            attempts: try row.number("attempts"),
            due: Int64.fromDatabaseValue(row["due"]).map { Instant(milliseconds: $0) },
            lastError: String.fromDatabaseValue(row["error"])
        )
    }
}
