import AuditLog
import Rollouts
import Testing
import TestSupport

/// Changes behind the guards' back, by somebody who may write the file.
@Suite struct TamperTests {
    private let drop =
        "DROP TRIGGER entry_no_update; DROP TRIGGER entry_no_delete; DROP TRIGGER node_no_delete; "
        + "DROP TRIGGER entry_dense; PRAGMA foreign_keys = OFF; "

    private func findings(after sql: String, entries: Int = 7) throws -> [Verification.Finding] {
        let temporary = try TemporaryLog.filled(entries)
        defer { temporary.remove() }
        let changed = try temporary.sqlite(drop + sql)
        #expect(changed.code == 0, "\(changed.output)")
        return try temporary.findings()
    }

    @Test(arguments: 0..<7)
    func `a byte that was changed is found, and the entry named`(_ index: Int) throws {
        let found = try findings(
            after: """
                UPDATE entry SET body =
                  CAST(replace(CAST(body AS TEXT), 'somebody', 'somebodx') AS BLOB)
                WHERE idx = \(index)
                """
        )
        #expect(found.first == .altered(entry: index))
    }

    @Test func `every byte of an entry counts`() throws {
        let temporary = try TemporaryLog.filled(3)
        defer { temporary.remove() }
        try temporary.sqlite(drop)
        let shown = try temporary.sqlite("SELECT hex(body) FROM entry WHERE idx = 1").output
        let hex = Array(shown.dropLast())
        #expect(hex.count > 200)
        for place in stride(from: 0, to: hex.count, by: 2) {
            var flipped = hex
            flipped[place + 1] = flipped[place + 1] == "0" ? "1" : "0"
            try temporary.sqlite("UPDATE entry SET body = x'\(String(flipped))' WHERE idx = 1")
            #expect(try temporary.findings().contains(.altered(entry: 1)), "byte \(place / 2)")
        }
        try temporary.sqlite("UPDATE entry SET body = x'\(String(hex))' WHERE idx = 1")
        #expect(
            try temporary.findings().allSatisfy {
                if case .guardMissing = $0 { true } else { false }
            }
        )
    }

    @Test func `an entry that was taken out of the middle is missed`() throws {
        let found = try findings(after: "DELETE FROM entry WHERE idx = 3")
        #expect(found.first == .gap(expected: 3, found: 4))
    }

    @Test func `a tail that was cut off is missed while its hashes are there`() throws {
        let found = try findings(after: "DELETE FROM entry WHERE idx >= 5")
        #expect(found.contains(.nodeCount(expected: 8, found: 11)))
    }

    @Test func `two entries that changed places are found`() throws {
        let found = try findings(
            after: """
                UPDATE entry SET id = 'x' || id; \
                UPDATE entry SET body = (SELECT body FROM entry WHERE idx = 4) WHERE idx = 2
                """
        )
        #expect(found.contains(.altered(entry: 2)))
        #expect(found.contains(.misplaced(entry: 2)))
        #expect(found.contains(.misplaced(entry: 3)))
    }

    @Test func `a dropped guard is named`() throws {
        let found = try findings(after: "SELECT 1")
        #expect(found.contains(.guardMissing(name: "entry_no_update")))
        #expect(found.contains(.guardMissing(name: "entry_dense")))
        #expect(found.count == 4)
    }

    @Test func `a node of the tree that was changed is found`() throws {
        let temporary = try TemporaryLog.filled(4)
        defer { temporary.remove() }
        try temporary.sqlite(
            "DROP TRIGGER node_no_update; UPDATE node SET h = zeroblob(32) WHERE lvl = 2"
        )
        #expect(try temporary.findings().contains(.nodeDiffers(level: 2, index: 0)))
    }

    @Test func `a snapshot and a search index that were changed are found`() throws {
        let found = try findings(
            after: "UPDATE snapshot SET body = x'2278' WHERE rollout = 'odd'; "
                + "UPDATE entry_index SET rollout = 'odd' WHERE idx = 2"
        )
        #expect(found.contains(.snapshotDiffers(rollout: "odd")))
        #expect(found.contains(.indexDiffers(entry: 2)))
        #expect(!found.contains(.snapshotDiffers(rollout: "even")))
    }

    @Test func `rows that no entry has are found in the search index`() throws {
        let found = try findings(
            after: "INSERT INTO entry_index VALUES (1000, 'odd', 0, 'k', 'a', ' ', '')"
        )
        #expect(found.contains(.indexCount(expected: 7, found: 8)))
    }

    /// Past the tables' own checks, as somebody would write who edits the file's bytes.
    @Test(arguments: ["NULL", "7", "'text'", "x''", "1.5"])
    func `a column of another kind is a finding and no crash`(_ value: String) throws {
        let temporary = try TemporaryLog.filled(3)
        defer { temporary.remove() }
        try temporary.sqlite(
            drop + """
                PRAGMA writable_schema = ON; PRAGMA ignore_check_constraints = ON; \
                UPDATE sqlite_master \
                SET sql = 'CREATE TABLE entry(idx INTEGER PRIMARY KEY, id TEXT UNIQUE, body)' \
                WHERE name = 'entry'; PRAGMA writable_schema = RESET
                """
        )
        let changed = try temporary.sqlite("UPDATE entry SET body = \(value) WHERE idx = 1")
        #expect(changed.code == 0, "\(changed.output)")
        #expect(try temporary.findings().contains(.altered(entry: 1)))
        #expect(throws: LogError.self) { try temporary.log.entry(at: 1) }
    }
}
