package import Values

extension Plan {
    package var hasWeeklyTimes: Bool { !weeklyTimes.isEmpty }

    /// The plan's weekly times, with their use.
    var weeklyTimes: [(use: ZonedTimes.Use, times: ZonedTimes)] {
        let frozen = freezes.compactMap(\.weekly).map { (ZonedTimes.Use.freeze, $0) }
        return frozen + (advanceWithin ?? []).map { (.advanceWithin, $0) }
    }

    /// Returns what zones say of the plan's weekly times over a period; nil if it has none.
    ///
    /// Times of a zone without data have no reading.
    package func weeklyReadings(
        from start: Instant,
        until end: Instant,
        by offsets: (String) -> ZoneOffsets?
    ) -> [WeeklyReading]? {
        guard !weeklyTimes.isEmpty else { return nil }
        return weeklyTimes.compactMap { use, times in
            guard let zone = offsets(times.zone) else { return nil }
            return WeeklyReading(
                use: use,
                times: times,
                since: start,
                until: end,
                intervals: times.intervals(as: use, from: start, until: end, by: zone)
            )
        }
    }

    /// Returns what zones say of the plan's weekly times around a decision, up to the end of the
    /// next opening or at most for some weeks; nil if the plan has none.
    ///
    /// The decision is made at `now`, and `latest` is the latest moment that is known.
    package func weeklyReadings(
        at now: Instant,
        latest: Instant,
        by offsets: (String) -> ZoneOffsets?
    ) -> [WeeklyReading]? {
        let start = min(now, latest)
        let end = max(now, latest) + Self.horizon
        guard let all = weeklyReadings(from: start, until: end, by: offsets) else { return nil }
        let open = OpenTimes(of: self, given: all, at: [now, latest])
            .flatMap { $0.opening(from: max(now, latest)) }
        let last = open.map { $0.to?.at ?? $0.from.at } ?? end
        return all.map { $0.cut(after: max(last, max(now, latest))) }
    }

    /// The time for which intervals are looked through: more weeks than a freeze of a season has.
    private static let horizon: Duration = .seconds(10 * 7 * 86_400)
}

extension WeeklyReading {
    /// Returns the reading without the intervals that begin after a moment, and without too many.
    fileprivate func cut(after moment: Instant) -> Self {
        let kept = intervals.prefix { $0.from <= moment }.prefix(Self.intervalsMax)
        return WeeklyReading(
            use: use,
            times: ZonedTimes(weekly: weekly, zone: zone),
            since: since,
            until: intervals.dropFirst(kept.count).first?.from ?? until,
            intervals: Array(kept)
        )
    }

    /// The number of intervals that an entry holds of one weekly time: an entry is bounded.
    private static let intervalsMax = 24
}
