/// An append waiting for the transaction that it shares with others.
package struct PendingAppend: Sendable {
    package let draft: Draft
    /// The rollout's last entry that the decision was based on; nil if there was none.
    package let revision: Int?
    /// Returns the snapshot after the entry, in canonical JSON.
    let state: @Sendable (Receipt) throws -> [UInt8]
    /// Returns the append to make instead if another entry of the rollout came first; nil for a
    /// conflict.
    let again: @Sendable (NewerRevision) throws -> PendingAppend?

    package init(
        _ draft: Draft,
        expecting revision: Int?,
        state: @escaping @Sendable (Receipt) throws -> [UInt8],
        again: @escaping @Sendable (NewerRevision) throws -> PendingAppend? = { _ in nil }
    ) {
        self.draft = draft
        self.revision = revision
        self.state = state
        self.again = again
    }
}

/// A rollout inside the transaction that found another revision than an append was based on.
package struct NewerRevision {
    /// The rollout's last entry; nil if it has none.
    package let index: Int?
    /// Returns its state.
    package let snapshot: () throws -> Snapshot?
    /// Returns an entry of the log, also one that is not committed yet.
    package let entry: (Int) throws -> Entry?
}
