import GRDB
import Synchronization

/// The connection through which a log is read, for as long as its files are those that it was
/// opened on.
///
/// SQLite goes on with files that were removed or replaced. It would show a log that nobody else
/// writes to, and another connection of the process would share what it keeps of those files.
final class SQLiteReader: Sendable {
    private let path: String
    private let connection: Mutex<Connection>

    private struct Connection {
        let queue: DatabaseQueue
        let files: ChangeMark
        /// True if SQLite does not notice a change of the file.
        let isFixed: Bool

        func isRight(for now: ChangeMark) -> Bool {
            isFixed ? now == files : now.isOfSameFiles(as: files)
        }
    }

    init(path: String) throws {
        self.path = path
        connection = Mutex(try Self.opened(path))
    }

    /// - Throws: `LogError`, also if there is no log any more, and the errors of `body`.
    func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
        let connection = try current()
        let result = try SQLiteStore.translating(path) { try connection.queue.read(body) }
        if connection.isFixed, try SQLiteStore.changeMark(at: path) != connection.files {
            throw LogError.busy(place: path)
        }
        return result
    }

    /// Leaves files that are not those of the log any more.
    func refresh() throws { _ = try current() }

    private func current() throws -> Connection {
        try connection.withLock { connection in
            let files = try SQLiteStore.changeMark(at: path)
            guard !connection.isRight(for: files) else { return connection }
            try? connection.queue.close()
            connection = try Self.opened(path)
            return connection
        }
    }

    private static func opened(_ path: String) throws -> Connection {
        try SQLiteStore.translating(path) {
            // The first look makes the journal's files, if there are none.
            let (queue, isFixed) = try SQLiteStore.reader(of: path)
            let files = try SQLiteStore.changeMark(at: path)
            return Connection(queue: queue, files: files, isFixed: isFixed)
        }
    }
}
