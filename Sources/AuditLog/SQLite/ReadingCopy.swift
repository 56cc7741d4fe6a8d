import GRDB
import Synchronization

/// A log in memory, copied from where it cannot be asked: it is read, and takes nothing once made.
final class ReadingCopy: LogStore {
    /// The place that it was copied from.
    let place: String
    private let queue: DatabaseQueue
    private let isMade = Mutex(false)

    init(of place: String) throws {
        self.place = place
        queue = try SQLiteStore.translating(place) {
            let queue = try DatabaseQueue()
            try queue.write { try Schema.create(in: $0) }
            return queue
        }
    }

    /// Takes no more writes from now on.
    func finish() {
        isMade.withLock { $0 = true }
    }

    func read<Result>(_ body: (any LogRows) throws -> Result) throws -> Result {
        try queue.read { try body(SQLiteRows(db: $0, place: place)) }
    }

    func write<Result>(_ body: (any WritableLogRows) throws -> Result) throws -> Result {
        guard !isMade.withLock({ $0 }) else { throw LogError.copied(place: place) }
        return try queue.write { try body(SQLiteRows(db: $0, place: place)) }
    }

    func changeMark() throws -> ChangeMark { ChangeMark([]) }

    func backUp(to path: String) throws { throw LogError.copied(place: place) }

    func wipeDeleted() throws -> Bool { throw LogError.copied(place: place) }
}
