import Foundation
import JSONCoding
import Rollouts
import Values

/// The result of a Prometheus query.
enum QueryResult: Sendable {
    case scalar(Series.Sample)
    /// One sample per series.
    case vector([Series])
    /// Samples over time.
    case matrix([Series])

    /// Parses the `data` of an answer.
    init(_ data: JSON?) throws(Unavailable) {
        let result = data?["result"]
        switch data?["resultType"]?.stringValue {
        case "scalar":
            self = .scalar(try Self.sample(result))
        case "vector":
            self = .vector(
                try Self.series(result) { (one) throws(Unavailable) in
                    try [Self.sample(one["value"])]
                }
            )
        case "matrix":
            self = .matrix(
                try Self.series(result) { (one) throws(Unavailable) in
                    var samples: [Series.Sample] = []
                    for value in one["values"]?.arrayValue ?? [] {
                        samples.append(try Self.sample(value))
                    }
                    return samples
                }
            )
        case _:
            throw .sourceFailed("the query does not return a number")
        }
    }

    private static func series(
        _ result: JSON?,
        samples: (JSON) throws(Unavailable) -> [Series.Sample]
    ) throws(Unavailable) -> [Series] {
        guard let items = result?.arrayValue else { throw .sourceFailed("not a list of series") }
        var known: Set<[String: String]> = []
        var series: [Series] = []
        for item in items {
            let labels = try labels(item["metric"])
            guard known.insert(labels).inserted else {
                throw .sourceFailed("two series differ only in their metric's name")
            }
            series.append(Series(labels: labels, samples: try samples(item)))
        }
        return series
    }

    private static func labels(_ metric: JSON?) throws(Unavailable) -> [String: String] {
        guard case .object(let members)? = metric else {
            throw .sourceFailed("a series has no labels")
        }
        var labels: [String: String] = [:]
        for member in members where member.key != "__name__" {
            labels[member.key] = member.value.stringValue
        }
        return labels
    }

    /// Parses a pair of a time in seconds and a number as text.
    private static func sample(_ pair: JSON?) throws(Unavailable) -> Series.Sample {
        guard let items = pair?.arrayValue, items.count == 2, let seconds = items[0].numberValue,
            let time = Instant(seconds: seconds),
            let value = items[1].stringValue.flatMap(Double.init)
        else { throw .sourceFailed("a sample is not a time and a number") }
        return Series.Sample(at: time, value: value)
    }
}

extension QueryResult {
    /// Throws unless all samples are of times that were asked for.
    func requireTimes(_ areAskedFor: (Instant) -> Bool) throws(Unavailable) {
        let samples =
            switch self {
            case .scalar(let sample): [sample]
            case .vector(let series), .matrix(let series): series.flatMap(\.samples)
            }
        guard let other = samples.first(where: { !areAskedFor($0.at) }) else { return }
        throw .sourceFailed(
            "the answer is of \(other.at.text), which was not asked for: does a proxy round times?"
        )
    }

    func samplesOverTime(of query: String) throws(Unavailable) -> [Series] {
        switch self {
        case .matrix(let series): return series
        case .scalar, .vector: throw .sourceFailed("\(query) gives no samples over time")
        }
    }
}
