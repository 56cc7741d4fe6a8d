import Rollouts
import Values

extension PrometheusAPI {
    /// Reads the counters of each selector over a window, and the last sample before it.
    ///
    /// Up to 2 hours are read sample by sample. For a longer window, one sample an hour is read,
    /// and all samples only of both ends and of those hours in which a counter restarted, appeared
    /// or disappeared: in all others a counter only grows, and two samples give the increase. The
    /// counts are thus exact, and thirty days of many series still take only a few answers.
    func histories(
        of selectors: [String],
        in window: CounterWindow
    ) async throws(Unavailable) -> Histories {
        var hourly = selectors.map { _ in [Series]() }
        var restful: Set<Instant> = []
        var spans = [window]
        let hours = window.hours
        if let first = hours.first, let last = hours.last, window.isLong {
            guard hours.count <= Self.hoursMax else {
                throw .sourceFailed("the window is over 400 days; use a shorter one")
            }
            var withResets: Set<Instant> = [last]
            for (index, selector) in selectors.enumerated() {
                let resets = try await self.hourly("resets(\(selector)[65m])", hours)
                let samples = try await self.hourly(selector, hours)
                withResets.formUnion(try Self.hoursWithResets(resets, samples))
                // The last sample has the time of the query, and is read again with its own time.
                hourly[index] = samples.map { $0.before(last) }
            }
            spans = [CounterWindow(start: window.start, end: first)]
            spans += CounterWindow.spans(endingAt: hours.dropFirst().filter(withResets.contains))
            spans.append(CounterWindow(start: last, end: window.end))
            restful = Set(
                hours.dropFirst().filter { !withResets.contains($0) }.map { $0 - .seconds(3_600) }
            )
        }
        return Histories(
            sides: try await fill(hourly, of: selectors, with: spans),
            hourly: restful
        )
    }

    /// The series of each selector.
    struct Histories: Sendable {
        var sides: [[Series]]
        /// The beginnings of the hours of which only the last sample was read.
        let hourly: Set<Instant>
    }

    private static let hoursMax = 9_600
    private static let samplesMax = 4_000_000

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
                        "over 4,000,000 samples; use fewer series, a shorter window"
                    )
                }
                histories[index] += raw
            }
        }
        return histories.map(\.joined)
    }

    /// Reads the samples of a span, and those of the gap before it that may hold the last one.
    func samples(
        of selector: String,
        in span: CounterWindow
    ) async throws(Unavailable) -> [Series] {
        try await samples(of: selector, from: span.start - Counters.gapMax, to: span.end)
    }

    /// Reads in halves what is too much for one answer.
    func samples(
        of selector: String,
        from start: Instant,
        to end: Instant
    ) async throws(Unavailable) -> [Series] {
        let length = end - start
        do throws(Unavailable) {
            return try await samples(of: selector, over: length, until: end)
        } catch {
            guard error == Self.tooLarge, length > Self.pieceMin else { throw error }
            let middle = start + .milliseconds(length.wholeMilliseconds / 2)
            return try await samples(of: selector, from: start, to: middle)
                + samples(of: selector, from: middle, to: end)
        }
    }

    private static let pieceMin: Duration = .seconds(60)
}
