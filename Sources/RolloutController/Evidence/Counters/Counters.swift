import Rollouts
import Statistics
import Values

/// Counts events from the raw samples of counters.
///
/// `increase()` extrapolates to the ends of its window and returns fractions of events; here,
/// every event was seen by a scrape. A counter that falls has restarted at 0, so its new value
/// counts in full. Counting begins at the last sample at or before the start.
///
/// A series without such a sample, or with a gap of over 5 minutes, may be new: `code="500"` often
/// appears with the first failure, at 1. If its target was scraped in between without showing the
/// series, the series began at 0 and its first value counts in full. If the target was not
/// scraped, as when it or Prometheus has just started, the first value may include events from
/// before the window, and counting begins after it. The same rule applies to failures and totals,
/// series by series: a series in both gives both the same count, so trials never grow by events
/// whose failures are left out. Events before a target's first scrape are not seen; watch its
/// restarts with another check.
struct Counters: Sendable {
    private let start: Instant
    private let scrapes: [Series.Target: [Instant]]

    /// Prometheus's own limit, after which a series without a sample counts as stale.
    static let gapMax: Duration = .seconds(300)

    init(since start: Instant, scrapedWith series: [Series]) {
        self.start = start
        var scrapes: [Series.Target: Set<Instant>] = [:]
        for series in series {
            scrapes[series.target, default: []].formUnion(series.samples.map(\.at))
        }
        self.scrapes = scrapes.mapValues { $0.sorted() }
    }

    /// Returns the number of events, or of values of the label `unit` with at least one event.
    func count(of series: [Series], per unit: String?) throws(Unavailable) -> Int {
        guard let unit else { return try increase(of: series) }
        var seen: Set<String> = []
        for series in series {
            guard let value = series.labels[unit], !value.isEmpty else {
                throw .sourceFailed("a series has no label \(unit) to count by")
            }
            if try increase(of: series) > 0 { seen.insert(value) }
        }
        return seen.count
    }

    /// Returns the number of events in all series together.
    func increase(of series: [Series]) throws(Unavailable) -> Int {
        var total = 0
        for series in series {
            total += try increase(of: series)
            guard total <= Proportion.trialsMax else { throw .sourceFailed("over 10¹⁵ events") }
        }
        return total
    }

    private func increase(of series: Series) throws(Unavailable) -> Int {
        var total = 0
        var previous: (at: Instant, count: Int)?
        for sample in series.samples {
            guard let count = Int(exactly: sample.value), (0...Proportion.trialsMax).contains(count)
            else {
                let name = ForeignText(series.name).text
                throw .sourceFailed(
                    "the counter {\(name)} holds \(sample.value), which counts no events"
                )
            }
            if sample.at > start {
                let base = base(of: series.target, at: sample.at, previous) ?? count
                total += count < base ? count : count - base
                guard total <= Proportion.trialsMax else { throw .sourceFailed("over 10¹⁵ events") }
            }
            previous = (sample.at, count)
        }
        return total
    }

    /// Returns the count that a sample is compared with; nil if there is none.
    private func base(
        of target: Series.Target,
        at time: Instant,
        _ previous: (at: Instant, count: Int)?
    ) -> Int? {
        if let previous, time - previous.at <= Self.gapMax { return previous.count }
        return wasScraped(target, after: previous?.at, before: time) ? 0 : previous?.count
    }

    private func wasScraped(_ target: Series.Target, after: Instant?, before: Instant) -> Bool {
        guard let times = scrapes[target] else { return false }
        guard let after else { return times.first.map { $0 < before } ?? false }
        // Binary search for the first time after `after`, as the times ascend.
        var (low, high) = (times.startIndex, times.endIndex)
        while low < high {
            let middle = (low + high) / 2
            if times[middle] > after { high = middle } else { low = middle + 1 }
        }
        return low < times.endIndex && times[low] < before
    }
}
