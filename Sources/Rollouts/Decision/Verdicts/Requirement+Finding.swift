import Values

extension Requirement {
    /// Judges a measurement; one of another kind than required never passes.
    package func finding(on measurement: Measurement) -> Finding {
        if let why = measurement.unavailable { return why.finding }
        return judged(measurement)
            ?? Finding(
                verdict: .undecided(.sourceFailed),
                detail: "the source answered with another kind of measurement than was asked for"
            )
    }

    private func judged(_ measurement: Measurement) -> Finding? {
        switch self {
        case .value(let limit):
            return measurement.value.map { limit.finding(on: $0) }
        case .trials(let count, let failures):
            return measurement.counts.map { $0.finding(atLeast: count, failures: failures) }
        case .ratio(let limit, let confidence):
            return measurement.counts.map { $0.finding(under: limit, confidence: confidence) }
        case .quantile(let quantile, let limit, let confidence):
            return measurement.histogram.map {
                $0.finding(quantile: quantile, within: limit, confidence: confidence)
            }
                ?? measurement.samples.map {
                    $0.finding(quantile: quantile, within: limit, confidence: confidence)
                }
        case .comparison(let allowance):
            return measurement.sides.map { allowance.finding(of: $0.canary, against: $0.control) }
        case .split(let weights, let confidence):
            return measurement.groups.map {
                weights.finding(on: $0, confidence: confidence)
            }
        case .trend(let limit, let confidence):
            return measurement.trend.map { limit.finding(onTrend: $0, confidence: confidence) }
        }
    }
}

extension Unavailable {
    fileprivate var finding: Finding {
        switch self {
        case .noData(let why): Finding(verdict: .undecided(.noData), detail: why)
        case .sourceFailed(let why): Finding(verdict: .undecided(.sourceFailed), detail: why)
        }
    }
}

extension Limit {
    /// Judges one number; a number that is not finite is no data.
    func finding(on value: Double) -> Finding {
        guard value.isFinite else {
            return Finding(
                verdict: .undecided(.noData),
                value: value.plain,
                detail: "the source answered with no finite number"
            )
        }
        return Finding(verdict: allows(value) ? .passed : .failed, value: shown(value))
    }
}
