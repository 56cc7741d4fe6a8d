extension Requirement {
    package var unit: CheckHistory.Unit {
        switch self {
        case .ratio, .quantile, .trials: .share
        case .value(let limit): limit.unit
        }
    }

    /// The limit on the numbers that are plotted.
    ///
    /// "p95 < 3 s" is plotted as the share over 3 s, whose limit is 5%.
    package var plottedLimit: Double {
        switch self {
        case .value(let limit), .ratio(let limit, _): limit.number
        case .quantile(let quantile, _, _): 1 - quantile
        case .trials(let count, let failures): count > 0 ? Double(failures) / Double(count) : 0
        }
    }

    /// What the plotted numbers are, for people.
    package var plottedName: String {
        switch self {
        case .value: "measured value"
        case .ratio, .trials: "failure rate"
        case .quantile(_, let limit, _): "share over \(limit.shown(limit.number))"
        }
    }

    /// The number that the requirement looks at; nil where the measurement has none.
    func plotted(_ measurement: Measurement) -> Double? {
        switch (self, measurement) {
        case (.value, .value(let value)): value.isFinite ? value : nil
        case (.trials, .counts(let counts)), (.ratio, .counts(let counts)): counts.rate
        case (.quantile(_, let limit, _), .histogram(let histogram)):
            histogram.over(limit.number)?.most.rate
        case (_, .unavailable), (.value, .counts), (.value, .histogram), (.trials, .value),
            (.trials, .histogram), (.ratio, .value), (.ratio, .histogram), (.quantile, .value),
            (.quantile, .counts):
            nil
        }
    }

    /// The test that the verdict rests on, where it has a band to show.
    var anytimeTest: AnytimeTest? {
        switch self {
        case .value, .trials: nil
        case .ratio(let limit, let confidence):
            AnytimeTest(limit: limit.number, confidence: confidence)
        case .quantile(let quantile, _, let confidence):
            AnytimeTest(limit: 1 - quantile, confidence: confidence)
        }
    }

    /// The rates that the measurement does not speak against.
    func band(of measurement: Measurement, by test: AnytimeTest) -> ClosedRange<Double>? {
        switch (self, measurement) {
        case (.ratio, .counts(let counts)) where counts.trials > 0:
            let interval = test.interval(of: counts)
            return interval.lower...interval.upper
        case (.quantile(_, let limit, _), .histogram(let histogram)) where histogram.count > 0:
            return histogram.over(limit.number).map { over in
                let lower = test.interval(of: over.least).lower
                return lower...max(lower, test.interval(of: over.most).upper)
            }
        case _:
            return nil
        }
    }
}

extension Proportion {
    fileprivate var rate: Double? {
        trials > 0 ? Double(failures) / Double(trials) : nil
    }
}

extension Limit {
    /// What its numbers count, by the unit that it is written in.
    fileprivate var unit: CheckHistory.Unit {
        switch text.last {
        case "%": .share
        case "s", "m", "h", "d": .seconds
        case "B": .bytes
        case _: .number
        }
    }
}
