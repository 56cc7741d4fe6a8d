import Values

// The keys are those of the plan, so that the log reads like the plan.

extension Measure: Codable {
    private enum Key: String, CodingKey {
        case from, value, trials, failures, successes, total, histogram, samples, canary, control,
            groups
        case trend, firing, alive, silenced, inhibited
        case window, after, per, ignoring, coverage, counts
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        func text(_ key: Key) throws -> String? {
            try container.decodeIfPresent(String.self, forKey: key)
        }
        func conduct(_ key: Key) throws -> AlertSelection.Ignoring? {
            try container.decodeIfPresent(AlertSelection.Ignoring.self, forKey: key)
        }
        source = try container.decode(String.self, forKey: .from)
        window = try container.decodeIfPresent(Window.self, forKey: .window)
        after = try container.decodeIfPresent(Span.self, forKey: .after)
        unit = try text(.per)
        ignoring = try container.decodeIfPresent([String].self, forKey: .ignoring) ?? []
        coverage = try container.decodeIfPresent(Double.self, forKey: .coverage)
        counts = try container.decodeIfPresent(Counts.self, forKey: .counts)
        let groups = try container.decodeIfPresent([String: CounterSum].self, forKey: .groups)
        if let single = try text(.value).map(Quantity.value) ?? text(.trials).map(Quantity.trials)
            ?? text(.histogram).map(Quantity.histogram) ?? text(.samples).map(Quantity.samples)
            ?? text(.trend).map(Quantity.trend) ?? groups.map(Quantity.groups)
        {
            quantity = single
        } else if let firing = try text(.firing) {
            quantity = .firing(
                AlertSelection(
                    firing: firing,
                    alive: try container.decode(String.self, forKey: .alive),
                    silenced: try conduct(.silenced),
                    inhibited: try conduct(.inhibited)
                )
            )
        } else if let canary = try text(.canary) {
            let control = try container.decode(String.self, forKey: .control)
            quantity = .canary(canary, control: control)
        } else {
            // One throwing call a statement: the compiler frees twice what is read before one that
            // throws to the right of ??.
            let total = try container.decode(CounterSum.self, forKey: .total)
            if let successes = try container.decodeIfPresent(CounterSum.self, forKey: .successes) {
                quantity = .successes(successes, total: total)
            } else {
                let failures = try container.decode(CounterSum.self, forKey: .failures)
                quantity = .failures(failures, total: total)
            }
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(source, forKey: .from)
        switch quantity {
        case .value(let value): try container.encode(value, forKey: .value)
        case .trials(let trials): try container.encode(trials, forKey: .trials)
        case .histogram(let histogram): try container.encode(histogram, forKey: .histogram)
        case .samples(let samples): try container.encode(samples, forKey: .samples)
        case .trend(let trend): try container.encode(trend, forKey: .trend)
        case .groups(let groups): try container.encode(groups, forKey: .groups)
        case .failures(let failures, let total):
            try container.encode(failures, forKey: .failures)
            try container.encode(total, forKey: .total)
        case .successes(let successes, let total):
            try container.encode(successes, forKey: .successes)
            try container.encode(total, forKey: .total)
        case .canary(let canary, let control):
            try container.encode(canary, forKey: .canary)
            try container.encode(control, forKey: .control)
        case .firing(let alerts):
            try container.encode(alerts.firing, forKey: .firing)
            try container.encode(alerts.alive, forKey: .alive)
            try container.encodeIfPresent(alerts.silenced, forKey: .silenced)
            try container.encodeIfPresent(alerts.inhibited, forKey: .inhibited)
        }
        try container.encodeIfPresent(window, forKey: .window)
        try container.encodeIfPresent(after, forKey: .after)
        try container.encodeIfPresent(unit, forKey: .per)
        if !ignoring.isEmpty { try container.encode(ignoring, forKey: .ignoring) }
        try container.encodeIfPresent(coverage, forKey: .coverage)
        try container.encodeIfPresent(counts, forKey: .counts)
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
