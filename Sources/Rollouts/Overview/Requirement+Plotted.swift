package import Statistics
import Values

extension Requirement {
    package var unit: CheckHistory.Unit {
        switch self {
        case .ratio, .quantile, .trials, .split: .share
        case .value(let limit), .trend(let limit, _): limit.unit
        case .comparison, .word, .firing: .number
        }
    }

    /// The limit for the plotted numbers.
    ///
    /// "p95 < 3 s" is plotted as the share over 3 s, whose limit is 5%, and a split as the share of
    /// its first group. A word is plotted as 1 where it is the required one.
    package var plottedLimit: Double {
        switch self {
        case .value(let limit), .ratio(let limit, _), .trend(let limit, _): limit.number
        case .word: 1
        case .firing(let count): Double(count)
        case .quantile(let quantile, _, _): 1 - quantile
        case .trials(let count, let failures): count > 0 ? Double(failures) / Double(count) : 0
        case .comparison(let canaryLimit):
            canaryLimit.worse == .decrease
                ? canaryLimit.limits.decrease : canaryLimit.limits.increase
        case .split(let weights, _): weights.firstShare ?? 0
        }
    }

    /// The limit for the plotted numbers in words.
    package var plottedLimitText: String {
        if case .split = self { return "\(plottedLimit.percent) (\(text))" }
        if case .quantile = self { return "< \(plottedLimit.percent) (\(text))" }
        return text
    }

    /// A description of the plotted numbers.
    package var plottedName: String {
        switch self {
        case .value: "measured value"
        case .word: "1 where it is as required"
        case .ratio(let limit, _): limit.isUpper ? "failure rate" : "success rate"
        case .trials: "failure rate"
        case .quantile(_, let limit, _): "share over \(limit.shown(limit.number))"
        case .comparison(let canaryLimit): "\(canaryLimit.effect.name), canary over control"
        case .split(let weights, _): "share of \(weights.keys.min() ?? "the first group")"
        case .trend: "change in an hour"
        case .firing: "alerts that fire"
        }
    }

    /// Returns the number that the requirement judges; nil if the measurement has none.
    func plotted(_ measurement: Measurement) -> Double? {
        let measurement = measurement.worst
        return switch self {
        case .value: measurement.value.flatMap { $0.isFinite ? $0 : nil }
        case .word(let required): measurement.word.flatMap(required.allows).map { $0 ? 1 : 0 }
        case .firing: measurement.alerts.map { Double($0.firing) }
        case .trials: measurement.counts?.rate
        case .ratio(let limit, _):
            measurement.counts?.rate.map { limit.isUpper ? $0 : 1 - $0 }
        case .quantile(_, let limit, _):
            measurement.histogram?.over(limit.number)?.most.rate
                ?? measurement.samples?.over(limit)?.rate
        case .comparison(let canaryLimit): canaryLimit.effects(of: measurement)?.seen
        case .split:
            measurement.groups.flatMap { groups in groups.mapValues(Double.init).firstShare }
        case .trend(let limit, let confidence):
            measurement.trend.flatMap { limit.worstTrend(of: $0, confidence: confidence) }?.estimate
        }
    }

    /// The test behind the verdict, if it is a test of a rate, with the whole error.
    package var anytimeTest: AnytimeTest? {
        let traits = traits
        guard let limit = traits.rateUnder, let confidence = traits.confidence else { return nil }
        return AnytimeTest(limit: limit, confidence: confidence)
    }

    /// Returns the range of numbers that the measurement does not rule out.
    func band(of measurement: Measurement, by test: AnytimeTest?) -> ClosedRange<Double>? {
        if let bounds = measurement.bounds {
            return bounds.ends.compactMap { band(of: $0, by: test) }.hull
        }
        return switch self {
        case .value, .word, .trials, .split, .firing: nil
        case .ratio(let limit, _):
            measurement.counts.flatMap { test?.band(of: ($0, $0)) }
                .map { limit.isUpper ? $0 : (1 - $0.upperBound)...(1 - $0.lowerBound) }
        case .quantile(_, let limit, let confidence):
            measurement.histogram.flatMap { $0.over(limit.number) }.flatMap { test?.band(of: $0) }
                ?? measurement.samples?.over(limit)?.exactBand(confidence: confidence)
        case .comparison(let canaryLimit):
            canaryLimit.effects(of: measurement).flatMap { Self.band($0.lower, $0.upper) }
        case .trend(let limit, let confidence):
            measurement.trend.flatMap { limit.worstTrend(of: $0, confidence: confidence) }
                .flatMap { Self.band($0.lower, $0.upper) }
        }
    }

    private static func band(_ lower: Double?, _ upper: Double?) -> ClosedRange<Double>? {
        guard let lower, let upper, lower <= upper, upper.isFinite else { return nil }
        return lower...upper
    }
}

extension [ClosedRange<Double>] {
    /// The range that holds all of them; nil if there is none.
    fileprivate var hull: ClosedRange<Double>? {
        guard let lower = map(\.lowerBound).min(), let upper = map(\.upperBound).max() else {
            return nil
        }
        return lower...upper
    }
}

extension AnytimeTest {
    fileprivate func band(
        of over: (least: Proportion, most: Proportion)
    ) -> ClosedRange<Double>? {
        guard over.most.trials > 0 else { return nil }
        let lower = interval(of: over.least).lower
        return lower...max(lower, interval(of: over.most).upper)
    }
}

extension [Double] {
    /// Returns the proportion of samples that are not within the limit.
    fileprivate func over(_ limit: Limit) -> Proportion? {
        Proportion(failures: count { !limit.allows($0) }, trials: count)
    }
}

extension [String: Double] {
    /// The share of the group whose name sorts first; nil if all counts are 0.
    fileprivate var firstShare: Double? {
        let sum = values.reduce(0, +)
        return sum > 0 ? keys.min().flatMap { self[$0] }.map { $0 / sum } : nil
    }
}

extension CanaryLimit {
    fileprivate func effects(of measurement: Measurement) -> CanaryEffects? {
        guard let (canary, control) = measurement.sides,
            let shift = ShiftInterval(
                of: canary,
                against: control,
                confidence: CanaryComparison.confidence
            )
        else { return nil }
        return CanaryEffects(of: canary, over: control, shift: shift, by: effect)
    }
}

extension Proportion {
    fileprivate var rate: Double? {
        trials > 0 ? Double(failures) / Double(trials) : nil
    }

    /// Returns the inverse of the bounds from order statistics.
    fileprivate func exactBand(confidence: Double) -> ClosedRange<Double>? {
        guard trials > 0 else { return nil }
        let lower = ClopperPearson.lower(self, confidence: confidence)
        return lower...max(lower, ClopperPearson.upper(self, confidence: confidence))
    }
}

extension Limit {
    /// The unit of the numbers, from the unit that the limit is written in.
    fileprivate var unit: CheckHistory.Unit {
        switch text.last {
        case "%": .share
        case "s", "m", "h", "d": .seconds
        case "B": .bytes
        case _: .number
        }
    }
}
