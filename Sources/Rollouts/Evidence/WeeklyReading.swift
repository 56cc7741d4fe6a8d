package import Values

/// The moments that weekly times of a plan stand for around a decision, as a zone's data said.
///
/// It is evidence: another machine may have other data, and decides by these all the same.
package struct WeeklyReading: Hashable, Codable, Sendable {
    package let use: ZonedTimes.Use
    package let weekly: WeeklyTimes
    package let zone: String
    /// The first moment for which it tells the intervals.
    package let since: Instant
    /// The first moment for which it does not.
    package let until: Instant
    /// The intervals that touch that period, in their order.
    package let intervals: [ZonedInterval]

    package init(
        use: ZonedTimes.Use,
        times: ZonedTimes,
        since: Instant,
        until: Instant,
        intervals: [ZonedInterval]
    ) {
        self.use = use
        weekly = times.weekly
        zone = times.zone
        self.since = since
        self.until = until
        self.intervals = intervals
    }

    func isOf(_ times: ZonedTimes, as use: ZonedTimes.Use) -> Bool {
        self.use == use && weekly == times.weekly && zone == times.zone
    }
}
