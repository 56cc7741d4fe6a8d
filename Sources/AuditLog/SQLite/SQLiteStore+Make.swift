import Foundation
import GRDB

extension SQLiteStore {
    /// True if there is no file, an empty one, or a database without any content yet.
    static func isUnmade(_ path: String) throws -> Bool {
        guard FileManager.default.fileExists(atPath: path) else { return true }
        let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        guard let size else { throw LogError.readOnly(place: path, underlying: "no size") }
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
    static func make(at path: String) throws {
        if !FileManager.default.fileExists(atPath: path) {
            let descriptor = unsafe Foundation.open(path, O_CREAT | O_EXCL | O_WRONLY, 0o600)
            guard descriptor >= 0 else {
                throw LogError.readOnly(place: path, underlying: "it cannot be made")
            }
            close(descriptor)
        }
        try translating(path) {
            let queue = try connection(to: path, readOnly: false)
            try queue.writeWithoutTransaction { db in
                let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
                guard mode == "wal" else {
                    throw LogError.io(place: path, underlying: "journal mode \(mode ?? "none")")
                }
                try db.inTransaction(.immediate) {
                    try Schema.create(in: db)
                    return .commit
                }
            }
            try queue.close()
        }
    }
}
