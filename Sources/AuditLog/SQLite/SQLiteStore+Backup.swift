import Foundation
import GRDB

extension SQLiteStore {
    package func backUp(to path: String) throws {
        let descriptor = unsafe Foundation.open(path, O_CREAT | O_EXCL | O_WRONLY, 0o600)
        guard descriptor >= 0 else {
            throw errno == EEXIST
                ? LogError.alreadyThere(place: path)
                : LogError.readOnly(place: path, underlying: "it cannot be made")
        }
        close(descriptor)
        do {
            try withoutTransaction { db in
                try db.execute(sql: "VACUUM INTO ?", arguments: [path])
            }
            try Self.finishCopy(at: path)
        } catch {
            try? FileManager.default.removeItem(atPath: path)
            throw error
        }
    }

    /// Sets the journal mode of the copy, which differs from that of writable logs, and syncs it.
    private static func finishCopy(at path: String) throws {
        try translating(path) {
            let queue = try connection(to: path, readOnly: false)
            try queue.writeWithoutTransaction { db in
                _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
            }
            try queue.close()
        }
        let descriptor = unsafe Foundation.open(path, O_RDONLY | O_CLOEXEC)
        defer { close(descriptor) }
        guard descriptor >= 0, fsync(descriptor) == 0 else {
            throw LogError.io(place: path, underlying: "fsync")
        }
    }
}
