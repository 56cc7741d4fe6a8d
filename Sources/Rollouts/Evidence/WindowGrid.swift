package import Values

/// The moments at which a sliding window may begin: every quarter of its length of a count.
///
/// A window that began at every poll would be a new count at each. On the grid there are few, each
/// of which grows until the next one is long enough, so that each can have a share of the error.
package struct WindowGrid: Hashable, Sendable {
    private let length: Int64
    private let step: Int64

    package init(_ span: Span) {
        length = span.milliseconds
        step = max(1, length / 4)
    }

    /// Returns the beginning of the window at a moment: the last one from which it is long enough.
    ///
    /// A count that is younger than the window is taken whole.
    package func start(at now: Instant, since: Instant) -> Instant {
        since + .milliseconds(startOffset(after: now.milliseconds &- since.milliseconds))
    }

    /// Returns the number of the window that begins at a moment, from 1; nil if none begins there.
    package func number(of start: Instant, since: Instant) -> Int? {
        let (offset, overflow) = start.milliseconds.subtractingReportingOverflow(
            since.milliseconds
        )
        guard !overflow, offset >= 0, offset.isMultiple(of: step) else { return nil }
        return Int(offset / step) + 1
    }

    /// Returns the milliseconds from a count's beginning to the window's, in a count of that age.
    package func startOffset(after elapsed: Int64) -> Int64 {
        elapsed > length ? (elapsed - length) / step * step : 0
    }

    /// Returns the number of the window in a count of that age in milliseconds.
    package func number(after elapsed: Int64) -> Int {
        Int(startOffset(after: elapsed) / step) + 1
    }
}
