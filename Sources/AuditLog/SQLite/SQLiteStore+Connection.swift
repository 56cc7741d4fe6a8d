import GRDB
package import Transparency

extension SQLiteStore {
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

    /// Requires a log of the format that this version reads and writes.
    static func checkFormat(_ db: Database, _ path: String) throws {
        guard try Int.fetchOne(db, sql: "PRAGMA application_id") == Schema.applicationID else {
            throw LogError.notALog(place: path)
        }
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard version >= 1 else { throw LogError.notALog(place: path) }
        guard version <= Schema.version else {
            throw LogError.newer(place: path, format: version)
        }
        guard version == Schema.version else { throw LogError.older(place: path, format: version) }
    }

    static func locked<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
        do throws(FileFailure) {
            try checkOwner(of: path)
        } catch {
            throw LogError.notOwned(place: path, why: error.reason)
        }
        do {
            return try FileLock.held(for: path, body)
        } catch FileLockError.busy(let path, let holder) {
            throw LogError.busy(place: path, holder: holder)
        } catch FileLockError.cannotMake(let path, let underlying) {
            throw LogError.readOnly(place: path, underlying: underlying)
        }
    }

    /// Checks that nobody else can put another file in the place of one of the log's own.
    ///
    /// - Throws: `FileFailure`, with the owner's name.
    package static func checkOwner(of path: String) throws(FileFailure) {
        for ending in ["", "-wal", "-shm", ".lock"] { try OwnFile.check(path + ending) }
        try OwnFile.checkFolder(of: path)
    }

    static func translating<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw LogError(error, place: path)
        } catch let error as ColumnError {
            throw LogError.damaged(place: path, underlying: error.description)
        }
    }
}

extension LogError {
    fileprivate init(_ error: DatabaseError, place: String) {
        let text = error.description
        switch error.resultCode {
        case .SQLITE_NOTADB: self = .notALog(place: place)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(place: place)
        case .SQLITE_FULL: self = .diskFull(place: place)
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
            self = .readOnly(place: place, underlying: text)
        case .SQLITE_CORRUPT, .SQLITE_ERROR, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_SCHEMA:
            self = .damaged(place: place, underlying: text)
        case _: self = .io(place: place, underlying: text)
        }
    }
}
