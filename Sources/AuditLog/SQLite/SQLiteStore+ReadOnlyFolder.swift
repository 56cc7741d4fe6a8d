import Foundation
import GRDB
import Transparency

extension SQLiteStore {
    /// Opens a connection for reading.
    ///
    /// In a folder that cannot be written, where SQLite cannot make its -shm file, the file is read
    /// as it lies: SQLite does not notice a change then.
    static func reader(of path: String) throws -> (DatabaseQueue, isFixed: Bool) {
        do {
            return (try checked(path, at: path), false)
        } catch let error as DatabaseError
            where [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode)
        {
            // Entries in a journal would be overlooked.
            guard FileStamp(of: "\(path)-wal")?.size ?? 0 == 0 else { throw error }
            return (try checked(path, at: immutable(path)), true)
        }
    }

    private static func checked(_ path: String, at address: String) throws -> DatabaseQueue {
        let queue = try connection(to: address, readOnly: true)
        try queue.read { try checkFormat($0, path) }
        return queue
    }

    /// Returns the address by which SQLite takes a file for one that nobody changes.
    private static func immutable(_ path: String) -> String {
        "\(URL(fileURLWithPath: path).absoluteString)?immutable=1"
    }
}
