package import Statistics

/// A measured quantity, or the reason there is none.
package enum Measurement: Hashable, Sendable {
    case value(Double)
    case counts(Proportion)
    case histogram(Histogram)
    case samples([Double])
    case canary([Double], control: [Double])
    /// The count of each group, by the group's name.
    case groups([String: Int])
    case trend([TimeSeries])
    /// A count that is only known to lie between ends.
    case bounded(Bounds)
    case unavailable(Unavailable)

    /// The maximum number of values in one reading, for each side of a comparison.
    package static let samplesMax = 10_000
}

// Each property is nil for a measurement of another kind.

extension Measurement {
    package var value: Double? { if case .value(let value) = self { value } else { nil } }

    package var counts: Proportion? { if case .counts(let counts) = self { counts } else { nil } }

    package var histogram: Histogram? {
        if case .histogram(let histogram) = self { histogram } else { nil }
    }

    package var samples: [Double]? { if case .samples(let samples) = self { samples } else { nil } }

    package var groups: [String: Int]? {
        if case .groups(let groups) = self { groups } else { nil }
    }

    package var trend: [TimeSeries]? { if case .trend(let series) = self { series } else { nil } }

    package var sides: (canary: [Double], control: [Double])? {
        if case .canary(let canary, let control) = self { (canary, control) } else { nil }
    }

    package var bounds: Bounds? { if case .bounded(let bounds) = self { bounds } else { nil } }

    package var unavailable: Unavailable? {
        if case .unavailable(let why) = self { why } else { nil }
    }
}

// A single key names the kind of measurement, so that people can read it in the log.

extension Measurement: Codable {
    private enum Key: String, CodingKey {
        case value, counts, histogram, samples, canary, control, groups, trend, bounds
        case noData, sourceFailed, secretMissing
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        func part<Part: Decodable>(_ type: Part.Type, _ key: Key) throws -> Part? {
            try container.decodeIfPresent(type, forKey: key)
        }
        if let known = try part(Double.self, .value).map(Self.value)
            ?? part(Proportion.self, .counts).map(Self.counts)
            ?? part(Histogram.self, .histogram).map(Self.histogram)
            ?? part([Double].self, .samples).map(Self.samples)
            ?? part([String: Int].self, .groups).map(Self.groups)
            ?? part([TimeSeries].self, .trend).map(Self.trend)
            ?? part(Bounds.self, .bounds).map(Self.bounded)
        {
            self = known
        } else if let canary = try part([Double].self, .canary) {
            self = .canary(canary, control: try container.decode([Double].self, forKey: .control))
        } else if let why = try part(String.self, .noData) {
            self = .unavailable(.noData(why))
        } else if let why = try part(String.self, .secretMissing) {
            self = .unavailable(.secretMissing(why))
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
        case .samples(let samples): try container.encode(samples, forKey: .samples)
        case .groups(let groups): try container.encode(groups, forKey: .groups)
        case .trend(let series): try container.encode(series, forKey: .trend)
        case .bounded(let bounds): try container.encode(bounds, forKey: .bounds)
        case .canary(let canary, let control):
            try container.encode(canary, forKey: .canary)
            try container.encode(control, forKey: .control)
        case .unavailable(.noData(let why)): try container.encode(why, forKey: .noData)
        case .unavailable(.sourceFailed(let why)):
            try container.encode(why, forKey: .sourceFailed)
        case .unavailable(.secretMissing(let why)):
            try container.encode(why, forKey: .secretMissing)
        }
    }
}
