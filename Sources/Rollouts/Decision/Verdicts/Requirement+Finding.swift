extension Requirement {
    /// Judges a measurement; one that does not fit the requirement is never a pass.
    func finding(on measurement: Measurement) -> Finding {
        switch (self, measurement) {
        case (_, .unavailable(.noData(let why))):
            Finding(verdict: .undecided(.noData), detail: why)
        case (_, .unavailable(.sourceFailed(let why))):
            Finding(verdict: .undecided(.sourceFailed), detail: why)
        case (.value(let limit), .value(let value)):
            limit.finding(on: value)
        case (.trials(let count, let failures), .counts(let counts)):
            counts.finding(atLeast: count, failures: failures)
        case (.ratio(let limit, let confidence), .counts(let counts)):
            counts.finding(under: limit, confidence: confidence)
        case (.quantile(let quantile, let limit, let confidence), .histogram(let histogram)):
            histogram.finding(quantile: quantile, within: limit, confidence: confidence)
        case (.value, .counts), (.value, .histogram), (.trials, .value), (.trials, .histogram),
            (.ratio, .value), (.ratio, .histogram), (.quantile, .value), (.quantile, .counts):
            Finding(
                verdict: .undecided(.sourceFailed),
                detail: "the source answered with another kind of measurement than was asked for"
            )
        }
    }
}

extension Limit {
    /// Judges one number; what is not a finite number is no data.
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
