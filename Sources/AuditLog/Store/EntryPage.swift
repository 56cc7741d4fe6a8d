/// Some of the entries found, in the order of the log.
package struct EntryPage: Sendable {
    package let entries: [Entry]
    /// The value of `before` that gives the preceding page; nil if there is none.
    package let previous: Int?
    /// The value of `from` that gives the following page; nil if there is none.
    package let next: Int?

    package init(entries: [Entry], previous: Int?, next: Int?) {
        self.entries = entries
        self.previous = previous
        self.next = next
    }

    /// The maximum number of entries of a page, regardless of the limit requested.
    package static let limitMax = 10_000

    /// The part of the entries found to return.
    package struct Place: Hashable, Sendable {
        /// The smallest index on the page; if set, the page has the oldest entries from there on,
        /// otherwise the newest.
        package var from: Int?
        /// The first index beyond the page.
        package var before: Int?
        package var limit: Int

        package init(from: Int? = nil, before: Int? = nil, limit: Int) {
            self.from = from
            self.before = before
            self.limit = limit
        }
    }
}
