// One key says which kind of measurement it is, so that people can read it in the log.

extension Measurement: Codable {
    private enum Key: String, CodingKey {
        case value, counts, histogram, noData, sourceFailed
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        if let value = try container.decodeIfPresent(Double.self, forKey: .value) {
            self = .value(value)
        } else if let counts = try container.decodeIfPresent(Proportion.self, forKey: .counts) {
            self = .counts(counts)
        } else if let histogram = try container.decodeIfPresent(
            Histogram.self,
            forKey: .histogram
        ) {
            self = .histogram(histogram)
        } else if let why = try container.decodeIfPresent(String.self, forKey: .noData) {
            self = .unavailable(.noData(why))
        } else {
            let why = try container.decode(String.self, forKey: .sourceFailed)
            self = .unavailable(.sourceFailed(why))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .value(let value): try container.encode(value, forKey: .value)
        case .counts(let counts): try container.encode(counts, forKey: .counts)
        case .histogram(let histogram): try container.encode(histogram, forKey: .histogram)
        case .unavailable(.noData(let why)): try container.encode(why, forKey: .noData)
        case .unavailable(.sourceFailed(let why)):
            try container.encode(why, forKey: .sourceFailed)
        }
    }
}
