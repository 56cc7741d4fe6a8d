import PlanLanguage
import Rollouts
import Statistics
import Values

/// A source of numbers, counters and histograms from Prometheus.
struct PrometheusSource: EvidenceSource {
    let api: PrometheusAPI
    let now: Instant

    func response(to query: SourceQuery) async throws(Unavailable) -> SourceResponse {
        switch (try query.quantity.map(Self.selected), query.window) {
        case (.value(let query)?, _):
            return try await value(of: query)
        case (.failures(let failures, let total)?, let window?):
            return try await proportion(of: failures, in: total, query, window)
        case (.successes(let successes, let total)?, let window?):
            return try await proportion(of: successes, in: total, query, window)
        case (.histogram(let name)?, let window?):
            return try await histogram(named: name, query, window)
        case (.groups(let groups)?, let window?):
            return try await self.groups(groups, query, window)
        case (.samples(let selector)?, let window?):
            return try await samples(of: selector, window)
        case (.canary(let canary, let control)?, let window?):
            return try await comparison(of: canary, with: control, window)
        case (.trend(let selector)?, let window?):
            return try await trend(of: selector, window)
        case (.trials?, _), (.firing?, _), (_, nil), (nil, _):
            throw .sourceFailed("Prometheus cannot answer that")
        }
    }

    private func value(of query: String) async throws(Unavailable) -> SourceResponse {
        let sample = try single(try await api.instant(query, at: now), of: query)
        guard sample.value.isFinite else {
            // As with a division by zero: infinity would be within a limit of "at least".
            throw .noData("\(query) gives \(sample.value), which is not a finite number")
        }
        guard let selector = Selector(query), selector.isOfSamples else {
            return .measured(.value(sample.value), at: min(sample.at, now))
        }
        // The answer to an instant query has the query's time, not that of the scrape.
        let asked = "timestamp(\(selector.text))"
        let scraped = try single(try await api.instant(asked, at: now), of: query)
        guard let time = Instant(seconds: scraped.value) else {
            throw .sourceFailed("\(query) has no valid scrape time")
        }
        return .measured(.value(sample.value), at: time)
    }

    private func single(
        _ result: QueryResult,
        of query: String
    ) throws(Unavailable) -> Series.Sample {
        switch result {
        case .scalar(let sample): return sample
        case .matrix:
            throw .sourceFailed("\(query) gives samples over time; one number is needed")
        case .vector(let series):
            guard let sample = series.first?.samples.first else {
                throw .noData("\(query) gives no series: is it scraped, and spelled like this?")
            }
            guard series.count == 1 else {
                throw .sourceFailed("\(query) gives \(series.count) series; aggregate with sum/max")
            }
            return sample
        }
    }

    /// Counts the failures of the total; if successes are asked for, the others.
    private func proportion(
        of part: CounterSum,
        in total: CounterSum,
        _ query: SourceQuery,
        _ window: CounterWindow
    ) async throws(Unavailable) -> SourceResponse {
        let isOfSuccesses = query.quantity?.name == .successes
        let advice = ", which is not 0; export it at 0 from the start"
        let parts = CounterSide.sides(of: part, advice: isOfSuccesses ? "" : advice)
        let all = CounterSide.sides(of: total)
        let read = try await api.counters(of: parts + all, in: window, query.ignoring)
        let sides = (parts.indices, all.indices.shifted(by: parts.count))
        return try read.response(
            isOfSuccesses
                ? try read.counters.complement(of: sides.0, in: sides.1)
                : try read.counters.proportion(of: sides.0, in: sides.1, per: query.unit),
            at: read.histories.newest
        )
    }

    private func groups(
        _ groups: [String: CounterSum],
        _ query: SourceQuery,
        _ window: CounterWindow
    ) async throws(Unavailable) -> SourceResponse {
        var sides: [CounterSide] = []
        var places: [(name: String, sides: Range<Int>)] = []
        for (name, sum) in groups.sorted(by: { $0.key < $1.key }) {
            let advice = ", of the group \(name); export it at 0 from the start"
            let own = CounterSide.sides(of: sum, advice: advice)
            places.append((name, own.indices.shifted(by: sides.count)))
            sides += own
        }
        let read = try await api.counters(of: sides, in: window, query.ignoring)
        return try read.response(
            try read.counters.groups(places, per: query.unit),
            at: read.histories.newest
        )
    }

    private func histogram(
        named name: String,
        _ query: SourceQuery,
        _ window: CounterWindow
    ) async throws(Unavailable) -> SourceResponse {
        guard let buckets = Selector(name)?.named(adding: "_bucket") else {
            throw .sourceFailed("\(name) is not a histogram's name, with labels or without")
        }
        let read = try await api.buckets(of: buckets, in: window, query.ignoring)
        guard !read.bounds.isEmpty else {
            throw .noData("no series for \(buckets); native histograms cannot be read")
        }
        return try read.reading.response(
            try read.reading.counters.histogram(upTo: read.bounds),
            at: read.reading.histories.newest
        )
    }
}

extension PrometheusSource {
    /// Returns the quantity with its selectors as queries may contain them: a comment at the end
    /// would comment out what is added.
    ///
    /// A selector that is moved to another time is refused: its samples are not of the window.
    static func selected(
        _ quantity: Measure.Quantity
    ) throws(Unavailable) -> Measure.Quantity {
        let kind = quantity.name == .histogram ? "histogram" : "metric"
        return try quantity.convertingSelectors { (text) throws(Unavailable) in
            guard let selector = Selector(text), selector.isOfSamples, !selector.isShifted,
                selector.metric != nil
            else { throw .sourceFailed("\(text) is not a \(kind)'s name, with labels or without") }
            return selector.text
        }
    }
}

extension Range<Int> {
    fileprivate func shifted(by count: Int) -> Self { lowerBound + count..<upperBound + count }
}
