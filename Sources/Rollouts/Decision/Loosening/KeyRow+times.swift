import JSONCoding
import Values

extension KeyRow {
    /// Freezes, which keep every moment frozen that was.
    ///
    /// A weekly one is kept by others of its zone that together cover it: how its zone's clocks
    /// stand to another's, no plan says.
    static let freezes = KeyRow { change in
        guard let before = change.before?.arrayValue?.compactMap(FrozenTime.init),
            let after = change.after?.arrayValue?.compactMap(FrozenTime.init),
            before.count == change.before?.arrayValue?.count,
            after.count == change.after?.arrayValue?.count
        else { return .loosens }
        return before.allSatisfy { $0.isCovered(by: after) } ? .tightens : .loosens
    }

    /// Times to advance in, to which no moment is added.
    ///
    /// Each part of a new time must lie in one part of an old one of its zone. Two parts that meet
    /// are not as one: where clocks show a time twice, there is a gap between them.
    static let advanceWithin = KeyRow { change in
        guard let before = change.before else { return .tightens }
        let known = before.arrayValue?.compactMap(FrozenTime.init)
        guard let after = change.after?.arrayValue?.compactMap(FrozenTime.init), let known,
            after.count == change.after?.arrayValue?.count
        else { return .loosens }
        return after.allSatisfy { $0.isWithinParts(of: known) } ? .tightens : .loosens
    }
}

/// A time of a freeze or to advance in, as the log has it.
private enum FrozenTime: Sendable {
    case once(from: Instant, to: Instant)
    case weekly(ZonedTimes)

    init?(_ json: JSON) {
        if let from = json["from"]?.stringValue.flatMap(Instant.init(text:)),
            let to = json["to"]?.stringValue.flatMap(Instant.init(text:))
        {
            self = .once(from: from, to: to)
        } else if let weekly = json["weekly"]?.stringValue.flatMap(WeeklyTimes.init(text:)),
            let zone = json["zone"]?.stringValue
        {
            self = .weekly(ZonedTimes(weekly: weekly, zone: zone))
        } else {
            return nil
        }
    }

    /// Returns true if no moment of it is outside of all the others.
    func isCovered(by others: [Self]) -> Bool {
        switch self {
        case .once(let from, let to):
            let spans = others.compactMap { other -> (from: Instant, to: Instant)? in
                if case .once(let from, let to) = other { (from, to) } else { nil }
            }
            return covers(from, to, by: spans)
        case .weekly(let times):
            let week = WeeklyTimes.minutesOfWeek
            let spans = others.parts(in: times.zone).flatMap { part in
                [-week, 0, week].map { (from: part.start + $0, to: part.end + $0) }
            }
            return times.weekly.parts.allSatisfy { covers($0.start, $0.end, by: spans) }
        }
    }

    /// Returns true if each of its parts lies in one part of the others.
    func isWithinParts(of others: [Self]) -> Bool {
        guard case .weekly(let times) = self else { return false }
        let week = WeeklyTimes.minutesOfWeek
        return times.weekly.parts.allSatisfy { part in
            others.parts(in: times.zone).contains { other in
                [-week, 0, week].contains {
                    other.start + $0 <= part.start && part.end <= other.end + $0
                }
            }
        }
    }

    private func covers<Moment: Comparable>(
        _ from: Moment,
        _ to: Moment,
        by spans: [(from: Moment, to: Moment)]
    ) -> Bool {
        var uncovered = from
        for span in spans.sorted(by: { $0.from < $1.from }) where span.from <= uncovered {
            uncovered = max(uncovered, span.to)
        }
        return uncovered >= to
    }
}

extension [FrozenTime] {
    /// The parts of the weekly times of a zone.
    fileprivate func parts(in zone: String) -> [WeeklyTimes.Part] {
        flatMap { time -> [WeeklyTimes.Part] in
            guard case .weekly(let times) = time, times.zone == zone else { return [] }
            return times.weekly.parts
        }
    }
}
