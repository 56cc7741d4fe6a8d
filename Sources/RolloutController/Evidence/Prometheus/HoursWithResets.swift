import Values

extension PrometheusAPI {
    /// Returns the ends of those hours whose counts need every sample.
    ///
    /// `resets` holds the number of times that each series fell in each hour, for every series
    /// with a sample in that hour.
    static func hoursWithResets(_ resets: [Series], _ samples: [Series]) -> Set<Instant> {
        var present: [[String: String]: Set<Instant>] = [:]
        for series in samples {
            present[series.labels] = Set(series.samples.map(\.at))
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
    var isLong: Bool { end - start > .seconds(6 * 3_600) }

    /// Whole hours back from the end, ascending; the first is less than an hour after the start.
    var hours: [Instant] {
        let hour: Int64 = 3_600_000
        let count = (end.milliseconds - start.milliseconds) / hour
        return (0...count).reversed().map { Instant(milliseconds: end.milliseconds - $0 * hour) }
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
