import Rollouts
import Values

extension PrometheusAPI {
    /// The counters of a window, and the series that they were made from.
    struct Reading: Sendable {
        /// The series of each side.
        let histories: [[Series]]
        let counters: Counters

        func response(
            _ measurement: Measurement,
            at newest: Instant?
        ) throws(Unavailable) -> SourceResponse {
            guard let newest else { throw .noData("there are no samples in the window") }
            return .measured(measurement, at: newest, coveredSince: counters.coveredSince)
        }
    }

    /// Reads the counters of each side.
    ///
    /// If one appears in the window, the hour before is read too: its process may have begun then,
    /// and the counter with it. Of processes that still leave something open, the times at which
    /// they started are read.
    ///
    /// - Throws: ``Unavailable`` if a selector selects no series: such a sum is unknown.
    func counters(
        of sides: [CounterSide],
        in window: CounterWindow,
        _ ignoring: [String]
    ) async throws(Unavailable) -> Reading {
        let selectors = sides.flatMap(\.selectors)
        var histories = try await histories(of: selectors, in: window)
        if let complaint = sides.complaint(on: histories.sides) { throw complaint }
        histories.sides = sides.merging(histories.sides)
        let metrics = sides.map(\.metric)
        return try await reading(histories, metrics, window, ignoring) {
            (span) throws(Unavailable) in
            var earlier: [[Series]] = []
            for selector in selectors {
                earlier.append(try await samples(of: selector, from: span.start, to: span.end))
            }
            return sides.merging(earlier)
        }
    }

    /// Reads the buckets of a histogram, those of each bound as one side.
    ///
    /// Only the bounds that all series have are compared, as of two versions side by side.
    func buckets(
        of selector: String,
        in window: CounterWindow,
        _ ignoring: [String]
    ) async throws(Unavailable) -> (reading: Reading, bounds: [Double]) {
        var histories = try await histories(of: [selector], in: window)
        let bounds = try histories.sides[0].sharedBounds
        histories.sides = histories.sides[0].sides(by: bounds)
        let reading = try await reading(histories, [], window, ignoring) {
            (span) throws(Unavailable) in
            try await samples(of: selector, from: span.start, to: span.end).sides(by: bounds)
        }
        return (reading, bounds)
    }

    private static let lookBack: Duration = .seconds(3_600)

    private func reading(
        _ histories: Histories,
        _ metrics: [String],
        _ window: CounterWindow,
        _ ignoring: [String],
        _ earlier: (CounterWindow) async throws(Unavailable) -> [[Series]]
    ) async throws(Unavailable) -> Reading {
        let dataSince = window.start - Counters.gapMax
        func reading(
            _ sides: [[Series]],
            from dataSince: Instant,
            _ starts: [Series.Target: Instant] = [:]
        ) throws(Unavailable) -> Reading {
            let counters = try Counters(
                sides.asFarAsKnown,
                since: window.start,
                readFrom: dataSince,
                hourly: histories.hourly,
                starts: starts,
                ignoring: ignoring,
                metrics: metrics
            )
            return Reading(histories: sides, counters: counters)
        }
        var found = try reading(histories.sides, from: dataSince)
        var since = dataSince
        if found.counters.needsEarlierSamples {
            let span = CounterWindow(start: dataSince - Self.lookBack, end: dataSince)
            let sides = zip(try await earlier(span), histories.sides).map { ($0 + $1).joined }
            since = span.start
            found = try reading(sides, from: since)
        }
        let processes = found.counters.processesInDoubt
        guard !processes.isEmpty else { return found }
        let starts = await starts(of: processes, at: window.end)
        return try reading(found.histories, from: since, starts)
    }
}

extension [Series] {
    /// The bounds that the series of every process have, ascending, +Inf last.
    fileprivate var sharedBounds: [Double] {
        get throws(Unavailable) {
            guard !isEmpty else { return [] }
            var shared: Set<Double>?
            let layouts = Dictionary(grouping: self) { $0.labels.filter { $0.key != "le" } }
            for series in layouts.values {
                let bounds = Set(series.compactMap(\.upperBound))
                shared = shared?.intersection(bounds) ?? bounds
            }
            guard allSatisfy({ $0.upperBound?.isNaN == false }) else {
                throw .sourceFailed("a bucket has no bound le")
            }
            guard let shared, shared.contains(.infinity) else {
                throw .sourceFailed("the histogram has no bucket +Inf")
            }
            return shared.sorted()
        }
    }

    /// The series of each bound.
    fileprivate func sides(by bounds: [Double]) -> [[Series]] {
        let byBound = Dictionary(grouping: self, by: \.upperBound)
        return bounds.map { byBound[$0] ?? [] }
    }
}
