/// A place that holds the rows of a log, without knowing what they mean.
///
/// The seam is at the transaction: `DecisionLog` does everything clever once, over any store. A
/// store must pass `LogStoreConformance`. It throws `LogError` for every failure of its own, and
/// otherwise what the body throws.
package protocol LogStore: Sendable {
    /// The name of the place in messages and in default names: the path of a file.
    var place: String { get }

    /// Reads one consistent state, whatever is written meanwhile.
    func read<Result>(_ body: (any LogRows) throws -> Result) throws -> Result

    /// Runs one transaction, which applies completely or not at all, and alone.
    ///
    /// - Throws: `CommitUnknown` if the commit may have taken effect; if anything else is thrown,
    ///   nothing was written.
    func write<Result>(_ body: (any WritableLogRows) throws -> Result) throws -> Result

    /// A value that changes when anybody has written, or another log is in the place.
    func changeMark() throws -> ChangeMark

    /// Writes a consistent copy, while nobody else writes.
    ///
    /// - Throws: `LogError`, also if there is something at the path already.
    func backUp(to path: String) throws

    /// Overwrites the remains of deleted rows; returns false if that is not possible yet.
    func wipeDeleted() throws -> Bool
}

/// A commit failed in such a way that it may take effect nevertheless.
package struct CommitUnknown: Error, CustomStringConvertible {
    package let place: String
    /// The store's own message.
    package let underlying: String

    package init(place: String, underlying: String) {
        self.place = place
        self.underlying = underlying
    }

    package var description: String {
        "the disk of \(place) failed during a commit, which may or may not have taken effect"
    }
}
