import Rollouts
import Values

extension PrometheusAPI {
    /// Reads the counters of each selector over a window, and the last sample before it.
    ///
    /// Up to 6 hours are read sample by sample. For a longer window, one sample an hour is read,
    /// and all samples only of the last hour and of those in which a counter restarted, appeared
    /// or disappeared: in all others a counter only grows, and two samples give the increase. The
    /// counts are thus exact, and thirty days of many series still take only a few answers.
    func histories(
        of selectors: [String],
        in window: CounterWindow
    ) async throws(Unavailable) -> [[Series]] {
        var hourly = selectors.map { _ in [Series]() }
        var spans = [window]
        let hours = window.hours
        if let first = hours.first, let last = hours.last, window.isLong {
            guard hours.count <= Self.hoursMax else {
                throw .sourceFailed("the window is over 400 days; use a shorter one")
            }
            var withResets: Set<Instant> = [last]
            for (index, selector) in selectors.enumerated() {
                let query = "resets(\(selector)[65m])"
                let resets = try await series(query, from: first, to: last)
                let samples = try await series(selector, from: first, to: last)
                withResets.formUnion(Self.hoursWithResets(resets, samples))
                // The last sample has the time of the query, and is read again with its own time.
                hourly[index] = samples.map { $0.before(last) }
            }
            spans = CounterWindow.spans(endingAt: hours.dropFirst().filter(withResets.contains))
            spans.append(CounterWindow(start: window.start, end: first))
        }
        return try await fill(hourly, of: selectors, with: spans)
    }

    private static let hoursMax = 9_600
    private static let samplesMax = 2_000_000

    private func fill(
        _ known: [[Series]],
        of selectors: [String],
        with spans: [CounterWindow]
    ) async throws(Unavailable) -> [[Series]] {
        var histories = known
        var sampleCount = 0
        for (index, selector) in selectors.enumerated() {
            for span in spans {
                let raw = try await samples(of: selector, in: span)
                sampleCount += raw.reduce(0) { $0 + $1.samples.count }
                guard sampleCount <= Self.samplesMax else {
                    throw .sourceFailed(
                        "over 2,000,000 samples; use fewer series, a shorter window"
                    )
                }
                histories[index] += raw
            }
        }
        return histories.map(\.joined)
    }

    /// Reads the samples as they were scraped, which a range selector alone returns.
    func samples(
        of selector: String,
        in span: CounterWindow
    ) async throws(Unavailable) -> [Series] {
        let length = (span.end - span.start + Counters.gapMax).wholeMilliseconds
        let query = "\(selector)[\(length)ms]"
        return try Self.series(try await instant(query, at: span.end), of: query)
    }

    private func series(
        _ query: String,
        from start: Instant,
        to end: Instant
    ) async throws(Unavailable) -> [Series] {
        try Self.series(try await range(query, from: start, to: end, stepSeconds: 3_600), of: query)
    }

    private static func series(
        _ result: QueryResult,
        of query: String
    ) throws(Unavailable) -> [Series] {
        switch result {
        case .matrix(let series): return series
        case .scalar, .vector: throw .sourceFailed("\(query) gives no samples over time")
        }
    }
}
