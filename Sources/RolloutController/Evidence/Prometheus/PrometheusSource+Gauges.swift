import Rollouts
import Values

// Gauges are read as they were scraped, and only within the window: Prometheus would look back
// five minutes, and thus to before the beginning of a stage.

extension PrometheusSource {
    func samples(
        of selector: String,
        _ window: CounterWindow
    ) async throws(Unavailable) -> SourceResponse {
        let series = try await gauge(selector, window)
        return .measured(
            .samples(try values(of: series, selector)),
            at: try newest(series, selector)
        )
    }

    func comparison(
        of canary: String,
        with control: String,
        _ window: CounterWindow
    ) async throws(Unavailable) -> SourceResponse {
        let canarySeries = try await gauge(canary, window)
        let controlSeries = try await gauge(control, window)
        let measurement = Measurement.canary(
            try values(of: canarySeries, canary),
            control: try values(of: controlSeries, control)
        )
        // The older one, as a side that is no longer scraped must not be compared with.
        let newest = min(try newest(canarySeries, canary), try newest(controlSeries, control))
        return .measured(measurement, at: newest)
    }

    func trend(
        of selector: String,
        _ window: CounterWindow
    ) async throws(Unavailable) -> SourceResponse {
        let series = try await gauge(selector, window)
        guard series.count <= Self.trendSeriesMax else {
            throw .sourceFailed(
                "\(selector) has \(series.count) series; "
                    + "a trend is of \(Self.trendSeriesMax) at most"
            )
        }
        let newest = try newest(series, selector)
        let sorted = series.sorted { $0.name < $1.name }
        return .measured(.trend(sorted.map { TimeSeries($0.thinned) }), at: newest)
    }

    private static let trendSeriesMax = 20

    private func gauge(
        _ selector: String,
        _ window: CounterWindow
    ) async throws(Unavailable) -> [Series] {
        let series = try await api.samples(of: selector, in: window).map { one in
            Series(labels: one.labels, samples: one.samples.filter { $0.at > window.start })
        }
        let count = series.reduce(0) { $0 + $1.samples.count }
        guard count <= Self.rawSamplesMax else { throw .tooManySamples(selector) }
        for one in series where !one.samples.allSatisfy(\.value.isFinite) {
            throw .sourceFailed("\(selector) holds a value that is not a finite number")
        }
        return series.filter { !$0.samples.isEmpty }
    }

    private static let rawSamplesMax = 1_000_000

    private func values(
        of series: [Series],
        _ selector: String
    ) throws(Unavailable) -> [Double] {
        let samples = series.flatMap(\.samples)
        guard samples.count <= Measurement.samplesMax else { throw .tooManySamples(selector) }
        return samples.sorted { ($0.at, $0.value) < ($1.at, $1.value) }.map(\.value)
    }

    private func newest(_ series: [Series], _ selector: String) throws(Unavailable) -> Instant {
        guard let newest = series.newest else {
            throw .noData("no samples of \(selector) in the window: is it scraped?")
        }
        return newest
    }
}

extension Series {
    private static let trendPointsMax = 60

    /// Evenly spaced points including the newest, few enough to be nearly independent.
    fileprivate var thinned: [TimeSeries.Point] {
        let step = (samples.count + Self.trendPointsMax - 1) / Self.trendPointsMax
        return stride(from: samples.count - 1, through: 0, by: -max(1, step)).reversed().map {
            TimeSeries.Point(at: samples[$0].at, value: samples[$0].value)
        }
    }
}
