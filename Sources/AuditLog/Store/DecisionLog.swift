/// The append-only log of decisions, over the rows of a store.
package final class DecisionLog: Sendable {
    /// Derives the search terms of an entry; must depend on nothing but the entry.
    let indexing: Indexing
    private let store: any LogStore
    /// Appends of threads of this process, which share a transaction while they wait.
    let appends = CommitQueue<PendingAppend, Result<Appended, any Error>>()

    package typealias Indexing = @Sendable (Entry) throws -> SearchTerms

    package init(in store: any LogStore, indexing: @escaping Indexing) {
        self.store = store
        self.indexing = indexing
    }

    /// The place of the log's store: the path of its file.
    package var path: String { store.place }

    /// Reads one consistent state of the log.
    func read<Result>(_ body: (any LogRows) throws -> Result) throws -> Result {
        try store.read(body)
    }

    /// Runs one transaction, which applies completely or not at all.
    func write<Result>(_ body: (any WritableLogRows) throws -> Result) throws -> Result {
        try store.write(body)
    }
}

extension DecisionLog {
    /// A value that changes when anybody has written, or another log is in the place.
    package func changeMark() throws -> ChangeMark { try store.changeMark() }

    /// Writes a consistent copy of the log, while no other process writes.
    ///
    /// - Throws: `LogError`, also if there is something at the path already.
    package func backUp(to path: String) throws { try store.backUp(to: path) }

    /// Overwrites the remains of deleted rows in the store.
    ///
    /// Returns false if that is not possible yet, as another program is reading the log.
    package func wipeDeleted() throws -> Bool { try store.wipeDeleted() }
}
