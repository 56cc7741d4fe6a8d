import Rollouts
import Values

extension PrometheusAPI {
    /// Returns the ends of those hours whose counts need every sample.
    ///
    /// `resets` holds the number of times that each series fell in each hour, for every series
    /// with a sample in that hour. An answer that lacks some of them has left something out.
    static func hoursWithResets(
        _ resets: [Series],
        _ samples: [Series]
    ) throws(Unavailable) -> Set<Instant> {
        var present: [[String: String]: Set<Instant>] = [:]
        for series in samples {
            present[series.labels] = Set(series.samples.map(\.at))
        }
        var unmatched = present
        for series in resets { unmatched[series.labels]?.subtract(series.samples.map(\.at)) }
        guard unmatched.allSatisfy(\.value.isEmpty) else {
            throw .sourceFailed("two answers about the same hours differ in what they hold")
        }
        var found: Set<Instant> = []
        for series in resets {
            let known = present[series.labels] ?? []
            for hour in series.samples {
                let isThroughout =
                    known.contains(hour.at) && known.contains(hour.at - .seconds(3_600))
                if hour.value != 0 || !isThroughout { found.insert(hour.at) }
            }
        }
        return found
    }
}

extension CounterWindow {
    var isLong: Bool { end - start > .seconds(2 * 3_600) }

    /// The full hours of the clock within the window, ascending.
    var hours: [Instant] {
        let hour: Int64 = 3_600_000
        let last = end.milliseconds - end.milliseconds % hour
        let first = start.milliseconds + (hour - start.milliseconds % hour) % hour
        return stride(from: first, through: last, by: Int(hour)).map(Instant.init(milliseconds:))
    }

    /// Joins consecutive hours into spans of at most 6 hours.
    static func spans(endingAt hours: [Instant]) -> [Self] {
        hours.reduce(into: []) { spans, end in
            let start = end - .seconds(3_600)
            if let last = spans.last, last.end == start, end - last.start <= .seconds(6 * 3_600) {
                spans[spans.count - 1] = Self(start: last.start, end: end)
            } else {
                spans.append(Self(start: start, end: end))
            }
        }
    }
}

extension Series {
    func before(_ time: Instant) -> Self {
        Self(labels: labels, samples: samples.filter { $0.at < time })
    }
}
