import Rollouts
import Statistics
import Values

extension CheckDocument {
    /// Nil if a required part could not be read, which was already reported.
    func check(from sources: [String: SourceDocument], among stages: [String] = []) -> Check? {
        guard let id = id.value, let measure = measure.value,
            let made = measure.measure(from: sources),
            let require = require.value?.requirement(of: measure.quantity),
            let source = sources[made.source]?.kindName
        else { return nil }
        return Check(
            id: id,
            title: title.value ?? id,
            measure: made,
            require: require,
            validFor: validFor.value ?? source.traits.validFor,
            when: when.value ?? .always,
            sustained: sustained.value,
            onFail: onFail.value ?? .hold,
            repeats: repeats.value,
            since: since.value,
            stages: self.stages.value?.stages(among: stages),
            owner: contact.owner.value,
            link: contact.link.value
        )
    }
}

extension MeasureDocument {
    fileprivate func measure(from sources: [String: SourceDocument]) -> Measure? {
        guard let source = from.value, let kind = quantity, let made = kind.quantity(of: self)
        else { return nil }
        let since = kind.traits.hasWindow ? window.value ?? .stage : nil
        return Measure(
            source: source,
            quantity: made,
            window: since,
            after: after.value,
            unit: per.value,
            ignoring: ignoring.value?.map(\.value) ?? [],
            coverage: coverage.value,
            counts: counts.value ?? sources[source]?.kindName?.traits.standardCounts(of: kind)
        )
    }
}

extension Measure.Quantity.Name {
    fileprivate func quantity(of document: MeasureDocument) -> Measure.Quantity? {
        switch self {
        case .value: document.value.value.map { .value($0) }
        case .trials: document.trials.value.map { .trials($0) }
        case .histogram: document.histogram.value.map { .histogram($0) }
        case .samples: document.samples.value.map { .samples($0) }
        case .trend: document.trend.value.map { .trend($0) }
        case .groups: document.groups.value.map { .groups($0.byName().mapValues(\.sum)) }
        case .firing: document.alerts.map { .firing($0) }
        case .failures:
            document.failures.value.flatMap { failures in
                document.total.value.map { .failures(failures.sum, total: $0.sum) }
            }
        case .successes:
            document.successes.value.flatMap { successes in
                document.total.value.map { .successes(successes.sum, total: $0.sum) }
            }
        case .canary:
            document.canary.value.flatMap { canary in
                document.control.value.map { .canary(canary, control: $0) }
            }
        }
    }
}

extension [Located<String>] {
    fileprivate var sum: CounterSum { CounterSum(map(\.value)) }
}

extension MeasureDocument {
    fileprivate var alerts: AlertSelection? {
        guard let firing = firing.value, let alive = alive.value else { return nil }
        return AlertSelection(
            firing: firing,
            alive: alive,
            silenced: silenced.value,
            inhibited: inhibited.value
        )
    }
}

extension Sequence {
    /// Keeps the first of two with the same name, which are reported elsewhere.
    fileprivate func byName<Value>() -> [String: Value] where Element == Named<Value> {
        Dictionary(keepingFirst: map { ($0.name.value, $0.value) })
    }
}

extension RequirementDocument {
    static let standardConfidence = 0.95
    /// A wrong split invalidates the whole experiment, so false alarms must be rarer.
    static let standardSplitConfidence = 0.999

    fileprivate func requirement(of quantity: Measure.Quantity.Name?) -> Requirement? {
        let confidence = confidence.value ?? Self.standardConfidence
        switch quantity {
        case nil: return nil
        case .value:
            return limit.map { Requirement.value($0.value) }
                ?? word.map { Requirement.word($0.value) }
        case .trend: return perHour.value.map { .trend($0, confidence: confidence) }
        case .canary: return canaryLimit.map { .comparison($0) }
        case .firing: return firing.value.map { .firing(atMost: $0) }
        case .groups:
            let sure = self.confidence.value ?? Self.standardSplitConfidence
            return split.value.map { .split($0.byName(), confidence: sure) }
        case .histogram, .samples:
            guard let quantile = quantile.value, let limit else { return nil }
            return .quantile(quantile, limit.value, confidence: confidence)
        case .successes: return ratio.value.map { .ratio($0, confidence: confidence) }
        case .trials, .failures:
            if let ratio = ratio.value { return .ratio(ratio, confidence: confidence) }
            guard let trials = trials.value, let failures = failures.value else { return nil }
            return .trials(atLeast: trials, failures: failures)
        }
    }

    private var canaryLimit: CanaryLimit? {
        guard let worse = worse.value else { return nil }
        if let limit = meanRatio.value {
            return CanaryLimit(worse: worse, effect: .meanRatio, limit: limit)
        }
        return cles.value.map { CanaryLimit(worse: worse, effect: .cles, limit: $0) }
    }
}
