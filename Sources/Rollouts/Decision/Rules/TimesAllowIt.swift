import Values

extension DecisionContext {
    /// Returns the freezes that are on, and that it is outside of all times to advance in.
    ///
    /// Both the clock's time and the latest known moment must be open. Weekly times that the
    /// evidence does not tell may be closed, so nothing advances.
    var freezeObstacles: [Obstacle] {
        guard !plan.weeklyTimes.isEmpty else {
            return plan.freezes.compactMap { $0.end(at: [now, latest]) }.map { freeze, end in
                Obstacle(
                    rule: .freeze,
                    subject: freeze.reason,
                    message: "frozen until \(end.minute): \(freeze.reason)",
                    retryAfter: end
                )
            }
        }
        guard let times = OpenTimes(of: plan, given: evidence.weekly, at: [now, latest]) else {
            return [unknownTimes]
        }
        return freezes(until: times) + outside(of: times)
    }

    /// The freezes that are on; none of them is over before the next opening.
    private func freezes(until times: OpenTimes) -> [Obstacle] {
        plan.freezes.compactMap { freeze in
            let end =
                freeze.end(at: [now, latest]).map { ZonedMoment(at: $0.end, zone: nil) }
                ?? freeze.weekly.flatMap { weeklyEnd(of: $0) }
            return end.map { end in
                Obstacle(
                    rule: .freeze,
                    subject: freeze.reason,
                    message: "frozen until \(end.text): \(freeze.reason)"
                        + nextOpening(times, unless: end.at),
                    retryAfter: times.closedUntil(from: latest)
                )
            }
        }
    }

    /// Returns the end of a weekly freeze that is on; nil if it is not.
    private func weeklyEnd(of weekly: ZonedTimes) -> ZonedMoment? {
        let reading = evidence.weekly?.first { $0.isOf(weekly, as: .freeze) }
        let on = reading?.intervals.filter { $0.covers(now) || $0.covers(latest) } ?? []
        return on.max { $0.to < $1.to }.map { interval in
            ZonedMoment(
                at: interval.to,
                zone: .init(name: weekly.zone, offset: interval.toOffset)
            )
        }
    }

    private func outside(of times: OpenTimes) -> [Obstacle] {
        guard times.isOutside(at: now) || times.isOutside(at: latest) else { return [] }
        return [
            Obstacle(
                rule: .freeze,
                subject: Obstacle.outsideOfTimes,
                message: "outside of the times to advance in" + nextOpening(times, unless: nil),
                retryAfter: times.closedUntil(from: latest)
            )
        ]
    }

    /// The end of a sentence that names the next opening, unless it was named already.
    private func nextOpening(_ times: OpenTimes, unless named: Instant?) -> String {
        guard let opening = times.opening(from: latest) else {
            let known = times.closedUntil(from: latest)
            return "; no opening before \(known.minute)"
        }
        return opening.from.at == named ? "" : "; the next opening is \(opening.from.text)"
    }

    private var unknownTimes: Obstacle {
        let zones = Set(plan.weeklyTimes.map(\.times.zone)).sorted().joined(separator: ", ")
        return Obstacle(
            rule: .freeze,
            subject: Obstacle.outsideOfTimes,
            message:
                "the plan's weekly times are not known for this moment (\(zones)), and nothing "
                + "advances while they may be closed: the machine that decides has no data of a "
                + "zone, or its clock was set"
        )
    }
}

extension Obstacle {
    /// The subject of what is in the way outside of the times to advance in: the key of the plan.
    package static let outsideOfTimes = "advanceWithin"
}

extension Freeze {
    /// Returns itself with its end, if it comes once and covers one of some moments.
    fileprivate func end(at moments: [Instant]) -> (freeze: Freeze, end: Instant)? {
        guard case .once(let from, let to) = time,
            moments.contains(where: { from <= $0 && $0 < to })
        else { return nil }
        return (self, to)
    }
}
