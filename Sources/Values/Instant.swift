/// A moment in UTC, to the millisecond.
///
/// It is stored in whole milliseconds rather than as a `Double`, so that a time that was logged and
/// read back is the same on every machine.
package struct Instant: Hashable, Comparable, Sendable {
    /// The milliseconds since 1970-01-01T00:00:00Z; leap seconds are not counted.
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// Creates a moment of the years 0 to 9999, which have a form in RFC 3339; nil for others.
    package init?(checked milliseconds: Int64) {
        guard (-62_167_219_200_000...253_402_300_799_999).contains(milliseconds) else { return nil }
        self.init(milliseconds: milliseconds)
    }

    /// Creates a moment from the seconds since 1970, rounded to the millisecond.
    ///
    /// Nil outside the years 0 to 9999.
    package init?(seconds: Double) {
        guard seconds.magnitude < 1e12 else { return nil }
        self.init(checked: Int64((seconds * 1_000).rounded()))
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

    /// Returns the time from `start` to `end`; negative if `end` is the earlier one.
    package static func - (end: Self, start: Self) -> Duration {
        .milliseconds(end.milliseconds &- start.milliseconds)
    }
}

extension Duration {
    /// The duration rounded towards zero; saturates at about ±292 million years.
    package var wholeMilliseconds: Int64 {
        let (seconds, attoseconds) = components
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000)
        guard !overflow else { return seconds < 0 ? .min : .max }
        return whole &+ attoseconds / 1_000_000_000_000_000
    }
}
