package import Statistics

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

    package var unavailable: Unavailable? {
        if case .unavailable(let why) = self { why } else { nil }
    }
}
