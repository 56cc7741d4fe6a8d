package import Values

/// Weekly times by the clocks of a time zone.
package struct ZonedTimes: Hashable, Codable, Sendable {
    package let weekly: WeeklyTimes
    /// The zone's name in the IANA database: `Europe/Berlin`.
    package let zone: String

    package init(weekly: WeeklyTimes, zone: String) {
        self.weekly = weekly
        self.zone = zone
    }

    package var text: String { "\(weekly.text) \(zone)" }

    /// The use of weekly times, which decides what is the safe side.
    package enum Use: String, Hashable, Codable, Sendable, CaseIterable {
        /// Nothing advances in them.
        case freeze
        /// Nothing advances outside of them.
        case advanceWithin
    }

    /// Returns the intervals that touch a period, in their order.
    ///
    /// Clocks that are set back show a time twice: a freeze begins with the first and ends with the
    /// second, so that it is longer, and a time to advance in begins with the second and ends with
    /// the first, so that it is shorter, or is none. A time that clocks skip is the moment at which
    /// they are set forward.
    package func intervals(
        as use: Use,
        from start: Instant,
        until end: Instant,
        by offsets: ZoneOffsets
    ) -> [ZonedInterval] {
        guard start < end else { return [] }
        // The days around make up for parts that lead into the next week, and for the offset.
        let first = Self.week(of: start - .seconds(8 * 86_400))
        let last = Self.week(of: end + .seconds(86_400))
        let found = (first...last).flatMap { week in
            weekly.parts.compactMap { part -> ZonedInterval? in
                let from = offsets.moments(showing: Self.time(of: part.start, week: week))
                let to = offsets.moments(showing: Self.time(of: part.end, week: week))
                return interval(as: use, from, to, offsets)
            }
        }
        return found.filter { start < $0.to && $0.from < end }
            .sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    }

    private func interval(
        as use: Use,
        _ start: ClosedRange<Instant>,
        _ end: ClosedRange<Instant>,
        _ offsets: ZoneOffsets
    ) -> ZonedInterval? {
        let (from, to) =
            switch use {
            case .freeze: (start.lowerBound, end.upperBound)
            case .advanceWithin: (start.upperBound, end.lowerBound)
            }
        guard from < to else { return nil }
        return ZonedInterval(
            from: from,
            to: to,
            fromOffset: offsets.seconds(at: from),
            toOffset: offsets.seconds(at: to)
        )
    }

    /// Returns the number of the week that a moment is in, counted from the one of 1970-01-05.
    private static func week(of moment: Instant) -> Int {
        let since = moment.milliseconds - firstMonday
        let (weeks, rest) = since.quotientAndRemainder(dividingBy: weekLength)
        return Int(rest < 0 ? weeks - 1 : weeks)
    }

    /// Returns the moment at which clocks in UTC show a minute of a week.
    private static func time(of minute: Int, week: Int) -> Instant {
        Instant(milliseconds: firstMonday + Int64(week) * weekLength + Int64(minute) * 60_000)
    }

    private static let firstMonday: Int64 = 4 * 86_400_000
    private static let weekLength: Int64 = 7 * 86_400_000
}

/// The moments for which a weekly time stands in one week.
package struct ZonedInterval: Hashable, Codable, Sendable {
    package let from: Instant
    /// The first moment after it.
    package let to: Instant
    /// The difference of the zone's clocks from UTC in seconds, at both ends.
    package let fromOffset: Int
    package let toOffset: Int

    package init(from: Instant, to: Instant, fromOffset: Int, toOffset: Int) {
        self.from = from
        self.to = to
        self.fromOffset = fromOffset
        self.toOffset = toOffset
    }

    func covers(_ moment: Instant) -> Bool { from <= moment && moment < to }
}
