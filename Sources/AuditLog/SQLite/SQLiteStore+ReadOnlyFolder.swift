import Foundation
import GRDB
import Transparency

extension SQLiteStore {
    /// Opens a connection for reading.
    ///
    /// In a folder that cannot be written, where SQLite cannot make its -shm file, the file is read
    /// as it lies. Its state is returned then, as SQLite would not notice a change.
    static func reader(of path: String) throws -> (DatabaseQueue, unchanged: FileStamp?) {
        do {
            return (try checked(path, at: path), nil)
        } catch let error as DatabaseError
            where [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode)
        {
            // Entries in a journal would be overlooked.
            guard let stamp = FileStamp(of: path), FileStamp(of: "\(path)-wal")?.size ?? 0 == 0
            else { throw error }
            return (try checked(path, at: immutable(path)), stamp)
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
