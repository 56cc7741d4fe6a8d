extension Measure.Quantity {
    /// The kinds of quantity.
    package enum Name: Sendable, CaseIterable {
        case value, trials, failures, histogram, samples, canary, groups, trend

        /// The kind as a plan's author knows it, by the keys that it takes.
        package var text: String {
            switch self {
            case .value: "value"
            case .trials: "trials"
            case .failures: "failures with total"
            case .histogram: "histogram"
            case .samples: "samples"
            case .canary: "canary with control"
            case .groups: "groups"
            case .trend: "trend"
            }
        }

        /// True if the quantity is gathered over time, from counters and gauges.
        package var hasWindow: Bool {
            switch self {
            case .value, .trials: false
            case .failures, .histogram, .samples, .canary, .groups, .trend: true
            }
        }
    }

    package var name: Name {
        switch self {
        case .value: .value
        case .trials: .trials
        case .failures: .failures
        case .histogram: .histogram
        case .samples: .samples
        case .canary: .canary
        case .groups: .groups
        case .trend: .trend
        }
    }
}
