import Foundation
import GRDB
import Transparency

extension SQLiteStore {
    /// Opens a connection for reading.
    ///
    /// In a folder that cannot be written, where SQLite cannot make its -shm file, the file is read
    /// as it lies. Its state is returned then, as SQLite would not notice a change.
    static func reader(of path: String) throws -> (DatabaseQueue, unchanged: FileState?) {
        do {
            return (try checked(path, at: path), nil)
        } catch let error as DatabaseError
            where [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode)
        {
            guard let state = FileState(of: path), state.isAlone else { throw error }
            return (try checked(path, at: try immutable(path)), state)
        }
    }

    private static func checked(_ path: String, at address: String) throws -> DatabaseQueue {
        let queue = try connection(to: address, readOnly: true)
        try queue.read { try checkFormat($0, path) }
        return queue
    }

    /// Returns the address by which SQLite takes a file for one that nobody changes.
    private static func immutable(_ path: String) throws -> String {
        let url = URL(fileURLWithPath: path).absoluteString
        return "\(url)?immutable=1"
    }
}

/// The facts of a file that differ after any change, and whether it holds the whole log.
struct FileState: Equatable, Sendable {
    private let inode: UInt64
    private let size: Int64
    private let modified: [Int]
    /// True if no journal beside the file has entries.
    let isAlone: Bool

    /// Reads the facts; nil if there is no such file.
    init?(of path: String) {
        var (file, journal) = (stat(), stat())
        guard unsafe stat(path, &file) == 0 else { return nil }
        inode = UInt64(file.st_ino)
        size = Int64(file.st_size)
        modified = [file.modified.tv_sec, file.modified.tv_nsec]
        isAlone = unsafe stat(path + "-wal", &journal) != 0 || journal.st_size == 0
    }
}
