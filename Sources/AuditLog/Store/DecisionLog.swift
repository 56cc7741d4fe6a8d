import Foundation
import GRDB
import Transparency

/// The append-only log of decisions, in one SQLite file.
///
/// Reads use one read-only connection, which never checkpoints. Each write opens and closes its own
/// connection under the lock, because closing may checkpoint too.
package final class DecisionLog: Sendable {
    package let path: String
    /// Derives the search terms of an entry; must depend on nothing but the entry.
    let indexing: Indexing
    private let reader: DatabaseQueue

    package typealias Indexing = @Sendable (Entry) throws -> SearchTerms

    /// Opens an existing log and never makes one; upgrades a log of an older format.
    package static func open(
        at path: String,
        indexing: @escaping Indexing
    ) throws -> DecisionLog {
        guard FileManager.default.fileExists(atPath: path) else {
            throw LogError.notFound(path: path)
        }
        return try DecisionLog(path: resolved(path), indexing: indexing)
    }

    /// Opens a log, or makes it if there is none or if making it was interrupted.
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

    /// Resolves all links, so that a file has the same lock under all its paths.
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
                // Another process may have upgraded it meanwhile.
                let version = try Self.format(db, path: path)
                guard version < Schema.version else { return }
                try Schema.upgrade(db, from: version)
                try fillIndex(db)
            }
        }
    }

    /// Reads one consistent state of the log.
    func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try Self.translating(path) { try reader.read(body) }
    }

    /// Runs under the lock but outside a transaction, as some SQLite statements require.
    func withoutTransaction<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try Self.locked(path) {
            try Self.translating(path) {
                let queue = try Self.connection(to: path, readOnly: false)
                defer { try? queue.close() }
                return try queue.writeWithoutTransaction(body)
            }
        }
    }

    /// Runs one transaction, which applies completely or not at all.
    func write<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try Self.transaction(on: path, body)
    }
}

extension DecisionLog {
    /// True if there is no file, an empty one, or a database without any content yet.
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

    /// Makes a log readable by its owner only, because the evidence in it may be confidential.
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

    /// The format of the tables.
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
            // A frame that could not be written does not exist; one that could not be synced may.
            throw CommitUnknown(underlying: error.description)
        } catch {
            try? db.rollback()
            throw error
        }
    }

    /// An I/O error while syncing a COMMIT: its frames may be in the WAL, and take effect when the
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
