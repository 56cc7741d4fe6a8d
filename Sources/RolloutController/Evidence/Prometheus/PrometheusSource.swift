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
            return try await proportion(of: failures, in: total, window, query.unit)
        case (.histogram(let name)?, let window?):
            return try await histogram(named: name, window)
        case (.groups(let groups)?, let window?):
            return try await self.groups(groups, window, query.unit)
        case (.samples(let selector)?, let window?):
            return try await samples(of: selector, window)
        case (.canary(let canary, let control)?, let window?):
            return try await comparison(of: canary, with: control, window)
        case (.trend(let selector)?, let window?):
            return try await trend(of: selector, window)
        case (.trials?, _), (_, nil), (nil, _):
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

    private func proportion(
        of failures: String,
        in total: String,
        _ window: CounterWindow,
        _ unit: String?
    ) async throws(Unavailable) -> SourceResponse {
        let histories = try await api.histories(of: [failures, total], in: window)
        let (failed, all) = (histories[0], histories[1])
        guard let newest = all.newest else { throw .noData("no series for \(total)") }
        guard failed.newest != nil else {
            throw .noData(
                "no series for \(failures), which is not 0; export it at 0 from the start"
            )
        }
        let counters = Counters(since: window.start, scrapedWith: failed + all)
        let failureCount = try counters.count(of: failed, per: unit)
        let count = try counters.count(of: all, per: unit)
        guard let proportion = Proportion(failures: failureCount, trials: count) else {
            throw .sourceFailed(
                "\(failureCount) failures of \(count): \(failures) must be a part of \(total)"
            )
        }
        return .measured(.counts(proportion), at: [failed, all].newest ?? newest)
    }

    private func groups(
        _ groups: [String: String],
        _ window: CounterWindow,
        _ unit: String?
    ) async throws(Unavailable) -> SourceResponse {
        let names = groups.keys.sorted()
        let histories = try await api.histories(of: names.compactMap { groups[$0] }, in: window)
        let counters = Counters(since: window.start, scrapedWith: histories.flatMap(\.self))
        var counts: [String: Int] = [:]
        for (name, series) in zip(names, histories) {
            guard series.newest != nil else {
                throw .noData("no series for the group \(name); export it at 0 from the start")
            }
            counts[name] = try counters.count(of: series, per: unit)
        }
        guard let newest = histories.newest else { throw .noData("there are no groups") }
        return .measured(.groups(counts), at: newest)
    }

    private func histogram(
        named name: String,
        _ window: CounterWindow
    ) async throws(Unavailable) -> SourceResponse {
        guard let buckets = Selector(name)?.named(adding: "_bucket") else {
            throw .sourceFailed("\(name) is not a histogram's name, with labels or without")
        }
        let series = try await api.histories(of: [buckets], in: window)[0]
        guard let newest = series.newest else {
            throw .noData("no series for \(buckets); native histograms cannot be read")
        }
        let counters = Counters(since: window.start, scrapedWith: series)
        let histogram = try Histogram(of: series, counters)
        let sides = Array(Dictionary(grouping: series, by: \.upperBound).values)
        return .measured(.histogram(histogram), at: sides.newest ?? newest)
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
