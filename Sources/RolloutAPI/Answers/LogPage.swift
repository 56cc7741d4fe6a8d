package import AuditLog

/// The JSON answer of `log list --json`.
package struct LogPage: Encodable {
    package let entries: [LogEntry]
    /// The value of `--before` for the previous page.
    package let previous: Nullable<Int>
    /// The value of `--from` for the next page.
    package let next: Nullable<Int>

    package init(_ entries: [Entry], of page: EntryPage) throws {
        self.entries = try entries.map(LogEntry.init)
        previous = Nullable(page.previous)
        next = Nullable(page.next)
    }
}
