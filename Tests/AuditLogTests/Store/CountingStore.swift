import AuditLog
import Synchronization

/// A store that counts the transactions of another, and may hold or fail one.
final class CountingStore: LogStore {
    let base: any LogStore
    private let count = Mutex(0)
    private let hooks: Hooks

    struct Hooks: Sendable {
        /// Runs before a transaction begins, with its number from 1.
        var before: @Sendable (Int) -> Void = { _ in }
        /// The transaction that says in the end that its outcome is unknown.
        var unknown: Int?
        /// True if that transaction has no effect.
        var isLost = false
    }

    init(_ base: any LogStore, _ hooks: Hooks) {
        self.base = base
        self.hooks = hooks
    }

    var place: String { base.place }

    /// The number of transactions so far.
    var writes: Int { count.withLock { $0 } }

    func read<Result>(_ body: (any LogRows) throws -> Result) throws -> Result {
        try base.read(body)
    }

    func write<Result>(_ body: (any WritableLogRows) throws -> Result) throws -> Result {
        let number = count.withLock { count in
            count += 1
            return count
        }
        hooks.before(number)
        let unknown = CommitUnknown(place: place, underlying: "no disk")
        let result = try base.write { rows in
            let result = try body(rows)
            if number == hooks.unknown, hooks.isLost { throw unknown }
            return result
        }
        if number == hooks.unknown { throw unknown }
        return result
    }

    func changeMark() throws -> ChangeMark { try base.changeMark() }
    func backUp(to path: String) throws { try base.backUp(to: path) }
    func wipeDeleted() throws -> Bool { try base.wipeDeleted() }
}
