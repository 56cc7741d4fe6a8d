import Rollouts

extension CheckDocument {
    /// Nil where anything needed was not read, which was reported.
    func check(attested: Set<String>) -> Check? {
        guard let id = id.value, let measure = measure.value, let made = measure.measure,
            let require = require.value?.requirement(of: measure.quantity)
        else { return nil }
        return Check(
            id: id,
            title: title.value ?? id,
            measure: made,
            require: require,
            validFor: validFor.value ?? (attested.contains(made.source) ? .days(30) : .minutes(5)),
            when: when.value ?? .always,
            sustained: sustained.value,
            onFail: onFail.value ?? .hold
        )
    }
}

extension Span {
    static func days(_ count: Int64) -> Self { Self(milliseconds: count * 86_400_000) }
    static func minutes(_ count: Int64) -> Self { Self(milliseconds: count * 60_000) }
    static func seconds(_ count: Int64) -> Self { Self(milliseconds: count * 1_000) }
}

extension MeasureDocument {
    fileprivate var measure: Measure? {
        guard let source = from.value else { return nil }
        if let value = value.value { return Measure(source: source, quantity: .value(value)) }
        if let trials = trials.value { return Measure(source: source, quantity: .trials(trials)) }
        if let histogram = histogram.value {
            let since = window.value ?? .stage
            return Measure(source: source, quantity: .histogram(histogram), window: since)
        }
        guard let failures = failures.value, let total = total.value else { return nil }
        let quantity = Measure.Quantity.failures(failures, total: total)
        return Measure(
            source: source,
            quantity: quantity,
            window: window.value ?? .stage,
            unit: per.value
        )
    }
}

extension RequirementDocument {
    static let standardConfidence = 0.95

    fileprivate func requirement(of quantity: MeasureDocument.Quantity?) -> Requirement? {
        let confidence = confidence.value ?? Self.standardConfidence
        switch quantity {
        case nil: return nil
        case .value: return value.value.map { .value($0) }
        case .histogram:
            guard let quantile = quantile.value, let limit = value.value else { return nil }
            return .quantile(quantile, limit, confidence: confidence)
        case .trials, .failures:
            if let ratio = ratio.value { return .ratio(ratio, confidence: confidence) }
            guard let trials = trials.value, let failures = failures.value else { return nil }
            return .trials(atLeast: trials, failures: failures)
        }
    }
}

extension Named where Value == SourceDocument {
    var source: Source? {
        guard let kind = value.kind else { return nil }
        let timeout = value.timeout.value ?? .seconds(10)
        return Source(name: name.value, kind: kind, timeout: timeout)
    }
}

extension SourceDocument {
    fileprivate var kind: Source.Kind? {
        let headers = (headers.value ?? []).map { header in
            Source.Header(name: header.name.value, value: header.value)
        }
        if let url = prometheus.value { return .prometheus(.init(url: url, headers: headers)) }
        if let url = http.value { return .http(.init(url: url, headers: headers)) }
        if command.isWritten { return .command(command.items()) }
        return attestation.isWritten ? .attestation(attestation.items()) : nil
    }
}
