/// Some of the entries that were looked for, in the order of the log.
package struct EntryPage: Sendable {
    package let entries: [Entry]
    /// Asking for those before this index gives the page before; nil where there is none.
    package let previous: Int?
    /// Asking for those from this index on gives the page after; nil where there is none.
    package let next: Int?

    /// The most entries of one page, whatever is asked for.
    package static let limitMax = 10_000

    /// Which part of what was found is wanted.
    package struct Place: Hashable, Sendable {
        /// The first index that may be on the page; with it the page holds the oldest from there
        /// on, without it the newest.
        package var from: Int?
        /// The first index that is too late for the page.
        package var before: Int?
        package var limit: Int

        package init(from: Int? = nil, before: Int? = nil, limit: Int) {
            self.from = from
            self.before = before
            self.limit = limit
        }
    }
}
