import Rollouts
import Statistics
import Values

/// Counts events from the raw samples of counters.
///
/// `increase()` extrapolates to the ends of its window and gives fractions of events; here every
/// event is one that a scrape has seen. A counter that falls has restarted at 0, and its new value
/// counts whole. The last sample up to the start is where counting begins.
///
/// A series without such a sample, or with a gap of over 5 minutes, may be new: `code="500"` often
/// appears with the first failure, at 1. Where its target was scraped meanwhile without showing
/// it, it did begin at 0, and its first value counts whole. Where the target was not scraped, as
/// when it has just started or Prometheus has, the first value may hold events from before the
/// window, and counting begins after it. One rule for failures and for all, series by series: a
/// series that is in both gives both the same count, so trials never grow by events whose failures
/// are left out. What a target does before its first scrape is not seen; watch its restarts with
/// another check.
struct Counters: Sendable {
    private let start: Instant
    private let scrapes: [Series.Target: [Instant]]

    /// Prometheus's own limit, after which a series without a sample counts as gone.
    static let gapMax: Duration = .seconds(300)

    init(since start: Instant, scrapedWith series: [Series]) {
        self.start = start
        var scrapes: [Series.Target: Set<Instant>] = [:]
        for series in series {
            scrapes[series.target, default: []].formUnion(series.samples.map(\.at))
        }
        self.scrapes = scrapes.mapValues { $0.sorted() }
    }

    /// The events, or the values of a label for which there was at least one.
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

    /// The events that all the series counted.
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
        for sample in series.samples where !sample.value.isNaN {
            guard let count = Int(exactly: sample.value), (0...Proportion.trialsMax).contains(count)
            else { throw .sourceFailed("a counter holds \(sample.value), which counts no events") }
            if sample.at > start {
                let base = base(of: series.target, at: sample.at, previous) ?? count
                total += count < base ? count : count - base
                guard total <= Proportion.trialsMax else { throw .sourceFailed("over 10¹⁵ events") }
            }
            previous = (sample.at, count)
        }
        return total
    }

    /// The count that a sample is compared with; nil where there is none.
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
        // Ascending: the first one after is found by halving.
        var (low, high) = (times.startIndex, times.endIndex)
        while low < high {
            let middle = (low + high) / 2
            if times[middle] > after { high = middle } else { low = middle + 1 }
        }
        return low < times.endIndex && times[low] < before
    }
}
