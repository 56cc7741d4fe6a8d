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

    /// The sorted labels, which identify the series.
    var name: String {
        labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
    }

    var target: Target { Target(job: labels["job"], instance: labels["instance"]) }
}

extension [[Series]] {
    /// The age of what is known of several sides together, such as failures and a total.
    ///
    /// That is the age of the side that ended first, and of a target whose series of one side ended
    /// while those of another went on: nothing is known of it since. Nil if a side has no sample.
    var newest: Instant? {
        let sides = compactMap(\.newest)
        guard sides.count == count else { return nil }
        return (sides + halvesThatEnded).min()
    }

    /// The last times of targets that one side still has, and another no longer.
    private var halvesThatEnded: [Instant] {
        var ends: [Series.Target: [Instant]] = [:]
        for side in self {
            let targets = Dictionary(grouping: side, by: \.target).compactMapValues(\.newest)
            for (target, end) in targets { ends[target, default: []].append(end) }
        }
        return ends.values.compactMap { ends in
            guard let first = ends.min(), let last = ends.max(), last - first > Self.apartMax
            else { return nil }
            return first
        }
    }

    /// The time by which the halves of a target may be apart; one scrape reads them together.
    private static var apartMax: Duration { .seconds(60) }

    /// The samples up to the first end of a half of a target, until which both halves are known.
    ///
    /// While the failures of a target are gone and its requests are not, a rate would only fall.
    var asFarAsKnown: [[Series]] {
        guard let end = halvesThatEnded.min() else { return self }
        return map { side in
            side.compactMap { series in
                let samples = series.samples.filter { $0.at <= end }
                return samples.isEmpty ? nil : Series(labels: series.labels, samples: samples)
            }
        }
    }
}

extension [Series] {
    /// The time of the newest sample that is a number; nil if none is.
    var newest: Instant? {
        lazy.flatMap(\.samples).filter { !$0.value.isNaN }.map(\.at).max()
    }

    /// Each series once, with its samples in order and duplicates removed.
    var joined: [Series] {
        var samples: [[String: String]: [Series.Sample]] = [:]
        for series in self { samples[series.labels, default: []] += series.samples }
        return samples.map { labels, samples in
            var joined: [Series.Sample] = []
            for sample in samples.sorted(by: { $0.at < $1.at }) where joined.last?.at != sample.at {
                joined.append(sample)
            }
            return Series(labels: labels, samples: joined)
        }
    }
}

extension Series {
    /// The bound of a bucket; nil if the series is none.
    var upperBound: Double? { labels["le"].flatMap(Double.init) }
}
