import AuditLog
import Foundation
import Testing

/// Files that are not what they should be: a clear error, and never a write.
@Suite struct OpeningTests {
    @Test func `a log that is not there is not made by opening it`() throws {
        let folder = try TemporaryLog.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "none.db").path
        #expect(throws: LogError.self) { try TemporaryLog.open(at: path) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }

    @Test(arguments: ["no database at all", "SQLite format 3\u{0}and then nothing of the kind"])
    func `what is no database is refused and left as it is`(_ content: String) throws {
        let folder = try TemporaryLog.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "x.db")
        try Data(content.utf8).write(to: file)
        #expect(throws: LogError.self) { try TemporaryLog.open(at: file.path) }
        #expect(throws: LogError.self) { try TemporaryLog.create(at: file.path) }
        #expect(try Data(contentsOf: file) == Data(content.utf8))
    }

    @Test func `the database of another program is refused and left as it is`() throws {
        let temporary = try TemporaryLog()
        defer { temporary.remove() }
        try temporary.sqlite("PRAGMA application_id = 0; PRAGMA wal_checkpoint(TRUNCATE)")
        let before = try Data(contentsOf: URL(fileURLWithPath: temporary.log.path))
        #expect(throws: LogError.self) { try temporary.append("a", after: nil) }
        #expect(throws: LogError.self) { try TemporaryLog.create(at: temporary.log.path) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: temporary.log.path)) == before)
    }

    @Test func `a newer log is named as such`() throws {
        let temporary = try TemporaryLog()
        defer { temporary.remove() }
        try temporary.sqlite("PRAGMA user_version = 6")
        let error = #expect(throws: LogError.self) { try TemporaryLog.open(at: temporary.log.path) }
        guard case .newer(_, format: 6)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `an older log is named as such and left as it is`() throws {
        let temporary = try TemporaryLog.filled(2)
        defer { temporary.remove() }
        try temporary.sqlite("PRAGMA user_version = 2; PRAGMA wal_checkpoint(TRUNCATE)")
        let before = try Data(contentsOf: URL(fileURLWithPath: temporary.log.path))
        let error = #expect(throws: LogError.self) { try TemporaryLog.open(at: temporary.log.path) }
        guard case .older(_, format: 2)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(throws: LogError.self) { try temporary.append("a", after: nil) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: temporary.log.path)) == before)
    }

    @Test func `a log is its owner's to read`() throws {
        let temporary = try TemporaryLog()
        defer { temporary.remove() }
        let mode = try FileManager.default.attributesOfItem(atPath: temporary.log.path)[
            .posixPermissions
        ]
        #expect(mode as? Int == 0o600)
    }
}
