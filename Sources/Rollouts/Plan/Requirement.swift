/// What a check requires of what was measured.
package enum Requirement: Hashable, Sendable {
    /// The number is within the limit.
    case value(Limit)
    /// A campaign of at least `trials`, of which at most `failures` failed.
    case trials(atLeast: Int, failures: Int)
    /// The true failure rate is under the limit; `confidence` is in (0, 1).
    case ratio(Limit, confidence: Double)
    /// The share of observations over the limit is under 1 − `quantile`; both are in (0, 1).
    case quantile(Double, Limit, confidence: Double)
}

extension Requirement {
    /// The limit for people: `< 1% at 95%`.
    package var text: String {
        switch self {
        case .value(let limit): limit.text
        case .trials(let count, let failures): "<= \(failures.grouped) of \(count.grouped)"
        case .ratio(let limit, let confidence): "\(limit.text) at \(confidence.percent)"
        case .quantile(let quantile, let limit, _): "p\((quantile * 100).plain) \(limit.text)"
        }
    }
}

extension Requirement: Codable {
    private enum Key: String, CodingKey {
        case value, trials, failures, ratio, quantile, confidence
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        if let limit = try container.decodeIfPresent(Limit.self, forKey: .ratio) {
            self = .ratio(limit, confidence: try container.decode(Double.self, forKey: .confidence))
        } else if let quantile = try container.decodeIfPresent(Double.self, forKey: .quantile) {
            let confidence = try container.decode(Double.self, forKey: .confidence)
            let limit = try container.decode(Limit.self, forKey: .value)
            self = .quantile(quantile, limit, confidence: confidence)
        } else if let limit = try container.decodeIfPresent(Limit.self, forKey: .value) {
            self = .value(limit)
        } else {
            self = .trials(
                atLeast: try container.decode(Int.self, forKey: .trials),
                failures: try container.decode(Int.self, forKey: .failures)
            )
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .value(let limit):
            try container.encode(limit, forKey: .value)
        case .trials(let count, let failures):
            try container.encode(count, forKey: .trials)
            try container.encode(failures, forKey: .failures)
        case .ratio(let limit, let confidence):
            try container.encode(limit, forKey: .ratio)
            try container.encode(confidence, forKey: .confidence)
        case .quantile(let quantile, let limit, let confidence):
            try container.encode(quantile, forKey: .quantile)
            try container.encode(limit, forKey: .value)
            try container.encode(confidence, forKey: .confidence)
        }
    }
}
