import Rollouts
import Values

/// A time series, or the requested part of it.
struct Series: Hashable, Sendable {
    /// The labels, without the metric's name.
    let labels: [String: String]
    var samples: [Sample]

    struct Sample: Hashable, Sendable {
        let at: Instant
        let value: Double
    }

    /// A scrape target: one process that one job scrapes.
    struct Target: Hashable, Sendable {
        let job: String?
        let instance: String?
    }

    var target: Target { Target(job: labels["job"], instance: labels["instance"]) }
}

extension [Series] {
    /// The time of the newest sample that is a number; nil if none is.
    var newest: Instant? {
        lazy.flatMap(\.samples).filter { !$0.value.isNaN }.map(\.at).max()
    }

    /// Each series once, with its samples in order and duplicates removed.
    var joined: [Series] {
        var samples: [[String: String]: [Instant: Double]] = [:]
        for series in self {
            for sample in series.samples {
                samples[series.labels, default: [:]][sample.at] = sample.value
            }
        }
        return samples.map { labels, values in
            let samples = values.map { Series.Sample(at: $0.key, value: $0.value) }
            return Series(labels: labels, samples: samples.sorted { $0.at < $1.at })
        }
    }
}
