import Foundation
import GRDB
import Transparency

/// The append-only log of decisions, in one SQLite file.
///
/// Reads go over one read-only connection, which never checkpoints. A write opens a connection of
/// its own and closes it, all under the lock, because closing may checkpoint too.
package final class DecisionLog: Sendable {
    package let path: String
    /// What entries are to be found by; must depend on nothing but the entry.
    let indexing: Indexing
    private let reader: DatabaseQueue

    package typealias Indexing = @Sendable (Entry) throws -> SearchTerms

    /// Opens a log that is there, and never makes one; one of an older format is brought to this.
    package static func open(
        at path: String,
        indexing: @escaping Indexing
    ) throws -> DecisionLog {
        guard FileManager.default.fileExists(atPath: path) else {
            throw LogError.notFound(path: path)
        }
        return try DecisionLog(path: resolved(path), indexing: indexing)
    }

    /// Opens a log, and makes it where there is none, or where making it was cut off.
    package static func create(
        at path: String,
        indexing: @escaping Indexing
    ) throws -> DecisionLog {
        let path = resolved(path)
        if try isUnmade(path) {
            try locked(path) { if try isUnmade(path) { try make(at: path) } }
        }
        return try DecisionLog(path: path, indexing: indexing)
    }

    /// The file behind all links: its lock must be one, whatever it is called by.
    private static func resolved(_ path: String) -> String {
        let url = URL(fileURLWithPath: path)
        guard FileManager.default.fileExists(atPath: path) else {
            return url.deletingLastPathComponent().resolvingSymlinksInPath()
                .appendingPathComponent(url.lastPathComponent).path
        }
        return url.resolvingSymlinksInPath().path
    }

    package static var sqliteVersion: String {
        (try? DatabaseQueue().read { try String.fetchOne($0, sql: "SELECT sqlite_version()") })
            .flatMap { $0 } ?? "unknown"
    }

    private init(path: String, indexing: @escaping Indexing) throws {
        self.path = path
        self.indexing = indexing
        reader = try Self.translating(path) {
            try Self.connection(to: path, readOnly: true)
        }
        let version = try read { try Self.format($0, path: path) }
        if version < Schema.version {
            try Self.transaction(on: path) { db in
                // Another process may have done it meanwhile.
                let version = try Self.format(db, path: path)
                guard version < Schema.version else { return }
                try Schema.upgrade(db, from: version)
                try fillIndex(db)
            }
        }
    }

    /// One consistent look at the log.
    func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try Self.translating(path) { try reader.read(body) }
    }

    /// Under the lock, but in no transaction: for what SQLite does in none.
    func withoutTransaction<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try Self.locked(path) {
            try Self.translating(path) {
                let queue = try Self.connection(to: path, readOnly: false)
                defer { try? queue.close() }
                return try queue.writeWithoutTransaction(body)
            }
        }
    }

    /// One transaction: all of it or nothing.
    func write<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try Self.transaction(on: path, body)
    }
}

extension DecisionLog {
    /// Whether there is no file, an empty one, or a database that nothing was made in yet.
    private static func isUnmade(_ path: String) throws -> Bool {
        guard FileManager.default.fileExists(atPath: path) else { return true }
        let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        guard let size else { throw LogError.readOnly(path: path, underlying: "no size") }
        guard size > 0 else { return true }
        return try translating(path) {
            try connection(to: path, readOnly: true).read { db in
                let mark = try Int.fetchOne(db, sql: "PRAGMA application_id")
                let objects = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master")
                return mark == 0 && objects == 0
            }
        }
    }

    /// Readable by its owner only: the evidence in it may be nobody else's business.
    private static func make(at path: String) throws {
        if !FileManager.default.fileExists(atPath: path) {
            let descriptor = unsafe Foundation.open(path, O_CREAT | O_EXCL | O_WRONLY, 0o600)
            guard descriptor >= 0 else {
                throw LogError.readOnly(path: path, underlying: "it cannot be made")
            }
            close(descriptor)
        }
        try translating(path) {
            let queue = try connection(to: path, readOnly: false)
            try queue.writeWithoutTransaction { db in
                let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
                guard mode == "wal" else {
                    throw LogError.io(path: path, underlying: "journal mode \(mode ?? "none")")
                }
                try db.inTransaction(.immediate) {
                    try Schema.create(in: db)
                    return .commit
                }
            }
            try queue.close()
        }
    }

    /// Which format the tables are in.
    private static func format(_ db: Database, path: String) throws -> Int {
        guard try Int.fetchOne(db, sql: "PRAGMA application_id") == Schema.applicationID else {
            throw LogError.notALog(path: path)
        }
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard version <= Schema.version else { throw LogError.newer(path: path, version: version) }
        guard version >= 1 else { throw LogError.notALog(path: path) }
        return version
    }

    private static func transaction<Result>(
        on path: String,
        _ body: (Database) throws -> Result
    ) throws -> Result {
        try locked(path) {
            try translating(path) {
                let queue = try connection(to: path, readOnly: false)
                defer { try? queue.close() }
                return try queue.writeWithoutTransaction { db in
                    _ = try format(db, path: path)
                    try db.beginTransaction(.immediate)
                    let result: Result
                    do {
                        result = try body(db)
                    } catch {
                        try? db.rollback()
                        throw error
                    }
                    try commit(db)
                    return result
                }
            }
        }
    }

    private static func locked<Result>(
        _ path: String,
        _ body: () throws -> Result
    ) throws -> Result {
        do {
            return try FileLock.held(for: path, body)
        } catch FileLockError.busy(let path) {
            throw LogError.busy(path: path)
        } catch FileLockError.cannotMake(let path, let underlying) {
            throw LogError.readOnly(path: path, underlying: underlying)
        }
    }

    private static func commit(_ db: Database) throws {
        do {
            try db.commit()
        } catch let error as DatabaseError
            where error.resultCode == .SQLITE_IOERR
            && error.extendedResultCode != .SQLITE_IOERR_WRITE
        {
            // A frame that could not be written is not there; one that could not be synced may be.
            throw CommitUnknown(underlying: error.description)
        } catch {
            try? db.rollback()
            throw error
        }
    }

    /// An I/O error while syncing a COMMIT: its frames may be in the WAL, and come to life when the
    /// log is opened again.
    struct CommitUnknown: Error {
        let underlying: String
    }

    static func connection(to path: String, readOnly: Bool) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = readOnly
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            for pragma in [
                "synchronous = FULL", "recursive_triggers = ON", "trusted_schema = OFF",
                "mmap_size = 0", "cell_size_check = ON", "secure_delete = ON",
            ] { try db.execute(sql: "PRAGMA \(pragma)") }
        }
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    static func translating<Result>(
        _ path: String,
        _ body: () throws -> Result
    ) throws -> Result {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw LogError(error, path: path)
        }
    }
}
