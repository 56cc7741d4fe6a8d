import AuditLog
import Testing
import TestSupport

/// SQLite's own shell against the triggers that keep the log append-only.
@Suite struct AppendOnlyTriggerTests {
    @Test(arguments: [
        "UPDATE entry SET body = x'7b7d' WHERE idx = 1",
        "UPDATE entry SET idx = 9 WHERE idx = 1",
        "DELETE FROM entry WHERE idx = 2",
        "DELETE FROM entry",
        "INSERT OR REPLACE INTO entry VALUES (1, 'key-1', x'7b7d')",
        "INSERT OR REPLACE INTO entry VALUES (3, 'key-0', x'7b7d')",
        "REPLACE INTO entry(idx, id, body) VALUES (0, 'new', x'7b7d')",
        "INSERT INTO entry VALUES (7, 'gap', x'7b7d')",
        "INSERT INTO entry VALUES (3, 'key-1', x'7b7d')",
        "INSERT INTO entry VALUES (3, 'text', 'not a blob')",
        "UPDATE node SET h = zeroblob(32)",
        "DELETE FROM node WHERE lvl = 1",
        "INSERT OR REPLACE INTO node VALUES (0, 0, zeroblob(32))",
    ])
    func `the triggers refuse`(_ sql: String) throws {
        let temporary = try TemporaryLog.filled(3)
        defer { temporary.remove() }
        let refused = try temporary.sqlite(sql)
        #expect(refused.code != 0)
        #expect(refused.output.contains("append-only") || refused.output.contains("BLOB"))
        #expect(try temporary.log.size() == 3)
        #expect(try temporary.findings() == [])
    }

    @Test func `what goes out may change`() throws {
        let temporary = try TemporaryLog.filled(1)
        defer { temporary.remove() }
        let now = try #require(try temporary.log.entry(at: 0)).time
        let message = try #require(try temporary.log.pendingMessages(at: now, limit: 1).first)
        try temporary.log.markFailed(message, error: "no route", retryAt: nil)
        #expect(try temporary.log.deadLetters().map(\.lastError) == ["no route"])
        try temporary.log.markDelivered(message, at: now)
        #expect(try temporary.log.deadLetters() == [])
        #expect(try temporary.log.pendingMessages(at: now, limit: 1) == [])
    }
}
