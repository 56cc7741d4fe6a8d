import Statistics

// The keys are those of the plan, so that the log reads like the plan.

extension Requirement: Codable {
    fileprivate enum Key: String, CodingKey {
        case value, trials, failures, ratio, quantile, confidence, worse, meanRatio, cles, split
        case perHour, firing
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        if let worse = try container.decodeIfPresent(
            CanaryComparison.Direction.self,
            forKey: .worse
        ) {
            self = .comparison(try Self.canaryLimit(container, worse: worse))
        } else if container.contains(.trials) {
            self = .trials(
                atLeast: try container.decode(Int.self, forKey: .trials),
                failures: try container.decode(Int.self, forKey: .failures)
            )
        } else if let count = try container.decodeIfPresent(Int.self, forKey: .firing) {
            self = .firing(atMost: count)
        } else if container.contains(.confidence) {
            self = try Self.tested(
                container,
                try container.decode(Double.self, forKey: .confidence)
            )
        } else {
            let word = RequiredWord(text: try container.decode(String.self, forKey: .value))
            self =
                try word.map(Self.word)
                ?? .value(try container.decode(Limit.self, forKey: .value))
        }
    }

    private static func canaryLimit(
        _ container: KeyedDecodingContainer<Key>,
        worse: CanaryComparison.Direction
    ) throws -> CanaryLimit {
        if let limit = try container.decodeIfPresent(Double.self, forKey: .meanRatio) {
            return CanaryLimit(worse: worse, effect: .meanRatio, limit: limit)
        }
        let limit = try container.decode(Double.self, forKey: .cles)
        return CanaryLimit(worse: worse, effect: .cles, limit: limit)
    }

    private static func tested(
        _ container: KeyedDecodingContainer<Key>,
        _ confidence: Double
    ) throws -> Self {
        if let limit = try container.decodeIfPresent(Limit.self, forKey: .ratio) {
            return .ratio(limit, confidence: confidence)
        }
        if let limit = try container.decodeIfPresent(Limit.self, forKey: .perHour) {
            return .trend(limit, confidence: confidence)
        }
        if let weights = try container.decodeIfPresent([String: Double].self, forKey: .split) {
            return .split(weights, confidence: confidence)
        }
        let quantile = try container.decode(Double.self, forKey: .quantile)
        let limit = try container.decode(Limit.self, forKey: .value)
        return .quantile(quantile, limit, confidence: confidence)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .value(let limit):
            try container.encode(limit, forKey: .value)
        case .word(let required):
            try container.encode(required, forKey: .value)
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
        case .comparison(let canaryLimit):
            try container.encode(canaryLimit.worse, forKey: .worse)
            try container.encode(canaryLimit.limit, forKey: canaryLimit.effect.key)
        case .split(let weights, let confidence):
            try container.encode(weights, forKey: .split)
            try container.encode(confidence, forKey: .confidence)
        case .trend(let limit, let confidence):
            try container.encode(limit, forKey: .perHour)
            try container.encode(confidence, forKey: .confidence)
        case .firing(let count):
            try container.encode(count, forKey: .firing)
        }
    }
}

extension CanaryComparison.EffectSize {
    fileprivate var key: Requirement.Key {
        switch self {
        case .meanRatio: .meanRatio
        case .cles: .cles
        }
    }
}
