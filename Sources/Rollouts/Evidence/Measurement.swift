package import Statistics

/// A measured quantity, or the reason there is none.
package enum Measurement: Hashable, Sendable {
    case value(Double)
    case word(Word)
    case counts(Proportion)
    case histogram(Histogram)
    case samples([Double])
    case canary([Double], control: [Double])
    /// The count of each group, by the group's name.
    case groups([String: Int])
    case trend([TimeSeries])
    case alerts(FiringAlerts)
    /// A count that is only known to lie between ends.
    case bounded(Bounds)
    case unavailable(Unavailable)

    /// The maximum number of values in one reading, for each side of a comparison.
    package static let samplesMax = 10_000
}

// Each property is nil for a measurement of another kind.

extension Measurement {
    package var value: Double? { if case .value(let value) = self { value } else { nil } }

    package var word: Word? { if case .word(let word) = self { word } else { nil } }

    package var counts: Proportion? { if case .counts(let counts) = self { counts } else { nil } }

    package var histogram: Histogram? {
        if case .histogram(let histogram) = self { histogram } else { nil }
    }

    package var samples: [Double]? { if case .samples(let samples) = self { samples } else { nil } }

    package var groups: [String: Int]? {
        if case .groups(let groups) = self { groups } else { nil }
    }

    package var trend: [TimeSeries]? { if case .trend(let series) = self { series } else { nil } }

    package var alerts: FiringAlerts? {
        if case .alerts(let alerts) = self { alerts } else { nil }
    }

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
        case value, truth, text, counts, histogram, samples, canary, control, groups, trend, alerts,
            bounds
        case noData, sourceFailed, secretMissing
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        func part<Part: Decodable>(_ key: Key, _ make: (Part) -> Self) throws -> Self? {
            try container.decodeIfPresent(Part.self, forKey: key).map(make)
        }
        let forms = [
            try part(.value, Self.value), try part(.truth, Self.truth), try part(.text, Self.seen),
            try part(.counts, Self.counts), try part(.histogram, Self.histogram),
            try part(.samples, Self.samples), try part(.groups, Self.groups),
            try part(.trend, Self.trend), try part(.alerts, Self.alerts),
            try part(.bounds, Self.bounded),
            try part(.noData) { .unavailable(.noData($0)) },
            try part(.secretMissing) { .unavailable(.secretMissing($0)) },
        ]
        if let known = forms.compactMap(\.self).first {
            self = known
        } else if let canary = try container.decodeIfPresent([Double].self, forKey: .canary) {
            self = .canary(canary, control: try container.decode([Double].self, forKey: .control))
        } else {
            let why = try container.decode(String.self, forKey: .sourceFailed)
            self = .unavailable(.sourceFailed(why))
        }
    }

    private static func truth(_ truth: Bool) -> Self { .word(.truth(truth)) }

    private static func seen(_ text: Word.Seen) -> Self { .word(text.word) }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .value(let value): try container.encode(value, forKey: .value)
        case .word(.truth(let truth)): try container.encode(truth, forKey: .truth)
        case .word(.text(let text)): try container.encode(text, forKey: .text)
        case .counts(let counts): try container.encode(counts, forKey: .counts)
        case .histogram(let histogram): try container.encode(histogram, forKey: .histogram)
        case .samples(let samples): try container.encode(samples, forKey: .samples)
        case .groups(let groups): try container.encode(groups, forKey: .groups)
        case .trend(let series): try container.encode(series, forKey: .trend)
        case .alerts(let alerts): try container.encode(alerts, forKey: .alerts)
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
