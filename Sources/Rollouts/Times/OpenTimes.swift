package import Values

/// The moments at which a plan's freezes and its times to advance in let a rollout advance, as far
/// as they are known.
package struct OpenTimes: Sendable {
    private let frozen: [Stretch]
    /// The times to advance in; nil if the plan has none, so that every moment is one.
    private let windows: [Stretch]?
    /// The first moment of which nothing is known.
    private let until: Instant

    private struct Stretch {
        let from: ZonedMoment
        let to: ZonedMoment

        func covers(_ moment: Instant) -> Bool { from.at <= moment && moment < to.at }
    }

    /// Returns nil if a reading of the plan's weekly times is missing, or does not tell one of the
    /// moments.
    package init?(of plan: Plan, given readings: [WeeklyReading]?, at moments: [Instant]) {
        guard let readings else { return nil }
        var windows: [Stretch] = []
        var frozen = plan.freezes.compactMap { freeze -> Stretch? in
            guard case .once(let from, let to) = freeze.time else { return nil }
            return Stretch(
                from: ZonedMoment(at: from, zone: nil),
                to: ZonedMoment(at: to, zone: nil)
            )
        }
        var until: Instant?
        for (use, times) in plan.weeklyTimes {
            guard let reading = readings.first(where: { $0.isOf(times, as: use) }),
                moments.allSatisfy({ reading.since <= $0 && $0 < reading.until })
            else { return nil }
            until = min(until ?? reading.until, reading.until)
            for interval in reading.intervals {
                let stretch = Stretch(
                    from: ZonedMoment(interval.from, times.zone, interval.fromOffset),
                    to: ZonedMoment(interval.to, times.zone, interval.toOffset)
                )
                switch use {
                case .freeze: frozen.append(stretch)
                case .advanceWithin: windows.append(stretch)
                }
            }
        }
        guard let until else { return nil }
        self.until = until
        self.frozen = frozen
        self.windows = plan.advanceWithin == nil ? nil : windows
    }

    /// Returns true if a moment is outside of all times to advance in; false if the plan has none.
    package func isOutside(at moment: Instant) -> Bool {
        windows.map { windows in !windows.contains { $0.covers(moment) } } ?? false
    }

    /// Returns the first opening that is not over at a moment; nil if none is known.
    package func opening(from moment: Instant) -> Opening? {
        var start = ZonedMoment(at: moment, zone: nil)
        while start.at < until {
            let ends = frozen.filter { $0.covers(start.at) }.map(\.to)
            if let end = ends.max(by: { $0.at < $1.at }) {
                start = end
                continue
            }
            guard isOutside(at: start.at) else {
                return Opening(from: start, to: closing(after: start.at))
            }
            let later = (windows ?? []).map(\.from).filter { $0.at > start.at }
            guard let next = later.min(by: { $0.at < $1.at }) else { return nil }
            start = next
        }
        return nil
    }

    /// Returns the next openings that are not over at a moment, as far as they are known.
    package func openings(from moment: Instant, atMost count: Int) -> [Opening] {
        var found: [Opening] = []
        while found.count < count, let next = opening(from: found.last?.to?.at ?? moment) {
            found.append(next)
            guard next.to != nil else { break }
        }
        return found
    }

    /// Returns the moment before which nothing opens, as far as is known.
    package func closedUntil(from moment: Instant) -> Instant {
        opening(from: moment)?.from.at ?? max(until, moment)
    }

    /// Returns the first moment after an open one that is not; nil if none is known.
    private func closing(after moment: Instant) -> ZonedMoment? {
        let next = frozen.map(\.from).filter { $0.at > moment }
        var end = windows?.filter { $0.covers(moment) }.map(\.to).max { $0.at < $1.at }
        while let reached = end,
            let further = windows?.filter({ $0.covers(reached.at) }).map(\.to)
                .max(by: { $0.at < $1.at })
        {
            end = further
        }
        let found = (next + [end].compactMap(\.self)).min { $0.at < $1.at }
        return found.flatMap { $0.at < until ? $0 : nil }
    }
}

/// A time in which nothing but the checks, people and soaks can be in the way of an advance.
package struct Opening: Hashable, Sendable {
    package let from: ZonedMoment
    /// The first moment after it; nil if it is not known.
    package let to: ZonedMoment?
}

extension ZonedMoment {
    fileprivate init(_ moment: Instant, _ zone: String, _ offset: Int) {
        self.init(at: moment, zone: Zone(name: zone, offset: offset))
    }
}
