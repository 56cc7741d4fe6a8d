package import Statistics
import Values

extension Requirement {
    /// Judges a measurement; one of another kind than required never passes.
    ///
    /// A test that may be repeated at every look spends a share of its stage's error.
    package func assessment(
        on measurement: Measurement,
        spending share: ErrorShare = .first
    ) -> Assessment {
        if let why = measurement.unavailable { return why.assessment }
        if let bounds = measurement.bounds { return assessment(between: bounds, spending: share) }
        return judged(measurement, share)
            ?? Assessment(
                verdict: .undecided(.sourceFailed),
                value: measurement.word?.spelled,
                detail: "the source answered with another kind of measurement than was asked for"
            )
    }

    private func judged(_ measurement: Measurement, _ share: ErrorShare) -> Assessment? {
        switch self {
        case .value(let limit):
            return measurement.value.map { limit.assessment(on: $0) }
        case .word(let required):
            return measurement.word.flatMap { required.assessment(on: $0) }
        case .trials(let count, let failures):
            return measurement.counts.map { $0.assessment(atLeast: count, failures: failures) }
        case .ratio(let limit, let confidence):
            return measurement.counts.map {
                $0.assessment(under: limit, confidence: confidence, spending: share)
            }
        case .quantile(let quantile, let limit, let confidence):
            return measurement.histogram.map {
                $0.assessment(
                    quantile: quantile,
                    within: limit,
                    confidence: confidence,
                    spending: share
                )
            }
                ?? measurement.samples.map {
                    $0.assessment(quantile: quantile, within: limit, confidence: confidence)
                }
        case .comparison(let canaryLimit):
            return measurement.sides.map {
                canaryLimit.assessment(of: $0.canary, against: $0.control)
            }
        case .split(let weights, let confidence):
            return measurement.groups.map {
                weights.assessment(on: $0, confidence: confidence, spending: share)
            }
        case .trend(let limit, let confidence):
            return measurement.trend.map { limit.assessment(onTrend: $0, confidence: confidence) }
        case .firing(let count):
            return measurement.alerts.map { $0.assessment(atMost: count) }
        }
    }
}

extension Unavailable {
    fileprivate var assessment: Assessment {
        switch self {
        case .noData(let why): Assessment(verdict: .undecided(.noData), detail: why)
        case .sourceFailed(let why), .secretMissing(let why):
            Assessment(verdict: .undecided(.sourceFailed), detail: why)
        }
    }
}

extension RequiredWord {
    /// Judges a word; nil for one of another kind, as the text "true" is no truth value.
    fileprivate func assessment(on word: Word) -> Assessment? {
        allows(word).map { Assessment(verdict: $0 ? .passed : .failed, value: word.spelled) }
    }
}

extension Limit {
    /// Judges one number; a number that is not finite is no data.
    func assessment(on value: Double) -> Assessment {
        guard value.isFinite else {
            return Assessment(
                verdict: .undecided(.noData),
                value: value.plain,
                detail: "the source answered with no finite number"
            )
        }
        return Assessment(verdict: allows(value) ? .passed : .failed, value: shown(value))
    }
}
