/// A moment in UTC, to the millisecond.
///
/// Whole milliseconds rather than a `Double`, so that a time that was logged, read back and
/// compared is the same time on every machine.
package struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z; leap seconds are not counted.
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package static func < (earlier: Self, later: Self) -> Bool {
        earlier.milliseconds < later.milliseconds
    }

    package static func + (start: Self, length: Duration) -> Self {
        Self(milliseconds: start.milliseconds &+ length.wholeMilliseconds)
    }

    package static func - (end: Self, length: Duration) -> Self {
        Self(milliseconds: end.milliseconds &- length.wholeMilliseconds)
    }

    /// The time from `start` to `end`; negative where `end` is the earlier one.
    package static func - (end: Self, start: Self) -> Duration {
        .milliseconds(end.milliseconds &- start.milliseconds)
    }
}

extension Duration {
    /// Rounded towards zero; saturates at about ±292 million years.
    package var wholeMilliseconds: Int64 {
        let (seconds, attoseconds) = components
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000)
        guard !overflow else { return seconds < 0 ? .min : .max }
        return whole &+ attoseconds / 1_000_000_000_000_000
    }
}
