/// What a check asks of a source.
package struct Measure: Hashable, Sendable {
    /// The source's name in the plan.
    package let source: String
    package let quantity: Quantity
    /// How far back counters are read; nil for a value or a finished campaign.
    package let window: Window?
    /// The label whose values are counted instead of requests.
    ///
    /// With `user` it is the users who met at least one failure: requests of one user are not
    /// independent of each other, users are.
    package let unit: String?

    package init(
        source: String,
        quantity: Quantity,
        window: Window? = nil,
        unit: String? = nil
    ) {
        self.source = source
        self.quantity = quantity
        self.window = window
        self.unit = unit
    }

    package enum Quantity: Hashable, Sendable {
        /// One number: a query, a JSON pointer or a name, as the source understands it.
        case value(String)
        /// A campaign's successes and failures.
        case trials(String)
        /// Two counters: how many failed, out of how many.
        case failures(String, total: String)
        /// A histogram of durations or sizes, read bucket by bucket.
        case histogram(String)
    }

    package enum Window: Hashable, Sendable {
        /// Since the stage began.
        case stage
        case last(Span)
    }
}

extension Measure: Codable {
    private enum Key: String, CodingKey {
        case from, value, trials, failures, total, histogram, window, per
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        source = try container.decode(String.self, forKey: .from)
        if let value = try container.decodeIfPresent(String.self, forKey: .value) {
            quantity = .value(value)
        } else if let trials = try container.decodeIfPresent(String.self, forKey: .trials) {
            quantity = .trials(trials)
        } else if let histogram = try container.decodeIfPresent(String.self, forKey: .histogram) {
            quantity = .histogram(histogram)
        } else {
            quantity = .failures(
                try container.decode(String.self, forKey: .failures),
                total: try container.decode(String.self, forKey: .total)
            )
        }
        window = try container.decodeIfPresent(Window.self, forKey: .window)
        unit = try container.decodeIfPresent(String.self, forKey: .per)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(source, forKey: .from)
        switch quantity {
        case .value(let value): try container.encode(value, forKey: .value)
        case .trials(let trials): try container.encode(trials, forKey: .trials)
        case .histogram(let histogram): try container.encode(histogram, forKey: .histogram)
        case .failures(let failures, let total):
            try container.encode(failures, forKey: .failures)
            try container.encode(total, forKey: .total)
        }
        try container.encodeIfPresent(window, forKey: .window)
        try container.encodeIfPresent(unit, forKey: .per)
    }
}

extension Measure.Window: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let stage = try? container.decode(String.self)
        self = stage == "stage" ? .stage : .last(try container.decode(Span.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .stage: try container.encode("stage")
        case .last(let span): try container.encode(span)
        }
    }
}
