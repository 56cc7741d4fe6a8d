package import Values

/// A time in which nothing advances; hold and rollback remain possible.
package struct Freeze: Hashable, Sendable {
    package let time: Time
    package let reason: String

    package enum Time: Hashable, Sendable {
        /// From a moment up to another one, the first after the freeze.
        case once(from: Instant, to: Instant)
        case weekly(ZonedTimes)
    }

    package init(_ time: Time, reason: String) {
        self.time = time
        self.reason = reason
    }

    package init(from: Instant, to: Instant, reason: String) {
        self.init(.once(from: from, to: to), reason: reason)
    }

    /// The time for people: `2026-12-20 00:00Z to 2027-01-04 00:00Z`, or the weekly times.
    package var timeText: String {
        switch time {
        case .once(let from, let to): "\(from.minute) to \(to.minute)"
        case .weekly(let times): times.text
        }
    }

    /// The times that come again every week; nil for a freeze that comes once.
    package var weekly: ZonedTimes? {
        switch time {
        case .once: nil
        case .weekly(let times): times
        }
    }
}

// The keys are those of the plan, so that the log reads like the plan.
extension Freeze: Codable {
    private enum Key: String, CodingKey {
        case from, to, weekly, zone, reason
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        reason = try container.decode(String.self, forKey: .reason)
        time =
            container.contains(.weekly)
            ? .weekly(try ZonedTimes(from: decoder))
            : .once(
                from: try container.decode(Instant.self, forKey: .from),
                to: try container.decode(Instant.self, forKey: .to)
            )
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch time {
        case .once(let from, let to):
            try container.encode(from, forKey: .from)
            try container.encode(to, forKey: .to)
        case .weekly(let times):
            try container.encode(times.weekly, forKey: .weekly)
            try container.encode(times.zone, forKey: .zone)
        }
        try container.encode(reason, forKey: .reason)
    }
}
