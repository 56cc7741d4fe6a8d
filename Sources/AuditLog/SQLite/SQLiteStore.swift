import Foundation
import GRDB
import Transparency

/// A log in one SQLite file.
///
/// Reads use one read-only connection, which never checkpoints. Each write opens and closes its own
/// connection under the lock, because closing may checkpoint too.
package final class SQLiteStore: LogStore {
    /// The path of the file.
    package let place: String
    private let reader: SQLiteReader

    /// Opens an existing log; never makes one.
    package static func open(at path: String) throws -> SQLiteStore {
        // Opening a pipe, or one in the journal's place, would wait for a writer.
        _ = try changeMark(at: path)
        return try SQLiteStore(path: resolved(path))
    }

    /// Opens a log, or makes it if there is none or if making it was interrupted.
    package static func create(at path: String) throws -> SQLiteStore {
        let path = resolved(path)
        if FileManager.default.fileExists(atPath: path) { _ = try changeMark(at: path) }
        if try isUnmade(path) {
            try locked(path) { if try isUnmade(path) { try make(at: path) } }
        }
        return try SQLiteStore(path: path)
    }

    /// The version of the SQLite library.
    package static var version: String {
        (try? DatabaseQueue().read { try String.fetchOne($0, sql: "SELECT sqlite_version()") })
            .flatMap { $0 } ?? "unknown"
    }

    private init(path: String) throws {
        place = path
        reader = try SQLiteReader(path: path)
    }

    package func read<Result>(_ body: (any LogRows) throws -> Result) throws -> Result {
        try reader.read { try body(SQLiteRows(db: $0, place: place)) }
    }

    package func write<Result>(_ body: (any WritableLogRows) throws -> Result) throws -> Result {
        try withoutTransaction { db in
            try Self.checkFormat(db, place)
            try db.beginTransaction(.immediate)
            let result: Result
            do {
                result = try body(SQLiteRows(db: db, place: place))
            } catch {
                try? db.rollback()
                throw error
            }
            try commit(db)
            Self.moveJournal(of: db)
            return result
        }
    }

    /// Moves what was committed from the journal into the file itself, so that a copy of the file
    /// alone has all entries; not while another program reads the log.
    private static func moveJournal(of db: Database) {
        try? db.execute(sql: "PRAGMA busy_timeout = 0")
        _ = try? Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }

    package func changeMark() throws -> ChangeMark { try Self.changeMark(at: place) }

    /// Empties the journal, which also overwrites the rows that were deleted.
    ///
    /// Returns false if another program is reading the log.
    package func wipeDeleted() throws -> Bool {
        try withoutTransaction { db in
            try Int.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)") == 0
        }
    }

    /// Runs under the lock but outside a transaction, as some SQLite statements require.
    func withoutTransaction<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try Self.locked(place) {
            try reader.refresh()
            return try Self.translating(place) {
                let queue = try Self.connection(to: place, readOnly: false)
                defer { try? queue.close() }
                return try queue.writeWithoutTransaction(body)
            }
        }
    }

    private func commit(_ db: Database) throws {
        do {
            try db.commit()
        } catch {
            try? db.rollback()
            guard Self.isJournalEmptied(of: db) else {
                throw CommitUnknown(place: place, underlying: "\(error)")
            }
            throw error
        }
    }

    /// Empties the journal after a commit that failed; returns false if that fails too.
    ///
    /// Frames that were written although the disk said otherwise would take effect when the log is
    /// opened next; the journal's index does not have them.
    private static func isJournalEmptied(of db: Database) -> Bool {
        let row = try? Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        return row.flatMap { Int.fromDatabaseValue($0[0]) } == 0
    }
}
