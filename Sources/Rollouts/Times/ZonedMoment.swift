package import Values

/// A moment, with what the clocks of a zone show then.
package struct ZonedMoment: Hashable, Sendable {
    package let at: Instant
    /// Nil for a moment that a plan has in UTC.
    package let zone: Zone?

    package struct Zone: Hashable, Sendable {
        package let name: String
        /// The difference of its clocks from UTC in seconds, at the moment.
        package let offset: Int
    }

    /// The day and the time that the zone's clocks show: `Mon 08:00 Europe/Berlin`.
    package var local: String? {
        zone.map { zone in
            let shown = at + .seconds(zone.offset)
            return "\(shown.weekday) \(shown.minute.dropFirst(11).prefix(5)) \(zone.name)"
        }
    }

    /// The moment in UTC and in its zone: `2026-12-07 07:00Z (Mon 08:00 Europe/Berlin)`.
    package var text: String { at.minute + (local.map { " (\($0))" } ?? "") }
}

extension Instant {
    /// The day of the week that clocks in UTC show: `Mon`.
    fileprivate var weekday: String {
        let (days, rest) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
        // The first day of 1970 was a Thursday.
        let day = ((rest < 0 ? days - 1 : days) + 3) % 7
        return WeeklyTimes.days[Int(day < 0 ? day + 7 : day)]
    }
}
