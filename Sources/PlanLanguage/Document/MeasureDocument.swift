import Rollouts
import Values

/// The quantity that a check measures, as written.
struct MeasureDocument: Sendable {
    let from: Field<String>
    let value: Field<String>
    let trials: Field<String>
    let failures: Field<[Located<String>]>
    let successes: Field<[Located<String>]>
    let total: Field<[Located<String>]>
    let histogram: Field<String>
    let samples: Field<String>
    let canary: Field<String>
    let control: Field<String>
    let groups: Field<[Named<[Located<String>]>]>
    let trend: Field<String>
    let firing: Field<String>
    let alive: Field<String>
    let silenced: Field<AlertSelection.Ignoring>
    let inhibited: Field<AlertSelection.Ignoring>
    let window: Field<Measure.Window>
    let after: Field<Span>
    let per: Field<String>
    let ignoring: Field<[Located<String>]>
    let coverage: Field<Double>
    let counts: Field<Measure.Counts>
    let at: Location

    enum Key: String, PlanKey {
        case from, value, trials, failures, successes, total, histogram, samples, canary, control,
            groups
        case trend, firing, alive, silenced, inhibited
        case window, after, per, ignoring, coverage, counts
    }

    static let reader = NodeReader { node, findings in
        Fields<Key>(node, findings).map { MeasureDocument($0) }
    }

    private init(_ fields: Fields<Key>) {
        at = fields.at
        from = fields.required(.from, .text)
        value = fields.optional(.value, .text)
        trials = fields.optional(.trials, .text)
        failures = fields.optional(.failures, .sum)
        successes = fields.optional(.successes, .sum)
        total = fields.optional(.total, .sum)
        histogram = fields.optional(.histogram, .text)
        samples = fields.optional(.samples, .text)
        canary = fields.optional(.canary, .text)
        control = fields.optional(.control, .text)
        groups = fields.optional(.groups, .named(.sum))
        trend = fields.optional(.trend, .text)
        firing = fields.optional(.firing, .text)
        alive = fields.optional(.alive, .text)
        silenced = fields.optional(.silenced, .word)
        inhibited = fields.optional(.inhibited, .word)
        window = fields.optional(.window, .window)
        after = fields.optional(.after, .positiveSpan)
        per = fields.optional(.per, .label)
        ignoring = fields.optional(.ignoring, .list(of: .label, atMost: 20))
        coverage = fields.optional(.coverage, .coverage)
        counts = fields.optional(.counts, .word)
    }

    /// The kinds of quantity requested; a valid measure has exactly one.
    var quantities: [Measure.Quantity.Name] {
        let written: [(Measure.Quantity.Name, Bool)] = [
            (.value, value.isWritten), (.trials, trials.isWritten),
            (.failures, failures.isWritten || total.isWritten && !successes.isWritten),
            (.successes, successes.isWritten),
            (.histogram, histogram.isWritten), (.samples, samples.isWritten),
            (.canary, canary.isWritten || control.isWritten), (.groups, groups.isWritten),
            (.trend, trend.isWritten), (.firing, firing.isWritten || alive.isWritten),
        ]
        return written.filter(\.1).map(\.0)
    }

    /// A pair of keys that require each other, with one missing.
    var half: (written: String, missing: String)? {
        let pairs = [
            successes.isWritten
                ? ("successes", true, "total", total.isWritten)
                : ("failures", failures.isWritten, "total", total.isWritten),
            ("canary", canary.isWritten, "control", control.isWritten),
            ("firing", firing.isWritten, "alive", alive.isWritten),
        ]
        return pairs.first { $0.1 != $0.3 }.map { $0.1 ? ($0.0, $0.2) : ($0.2, $0.0) }
    }

    /// The texts that Prometheus must be able to select raw samples by.
    var selections: [Selection] {
        let named: [(String, Field<String>, Selection.Kind)] = [
            ("histogram", histogram, .histogram), ("samples", samples, .gauge),
            ("canary", canary, .gauge), ("control", control, .gauge), ("trend", trend, .gauge),
        ]
        return named.compactMap { key, field, kind in
            field.located.map { Selection(key: key, text: $0.value, kind: kind, at: $0.at) }
        }
            + sums.flatMap { key, terms in
                terms.map { Selection(key: key, text: $0.value, kind: .counter, at: $0.at) }
            }
    }

    /// The sums of counters, each with its key or its group's name.
    var sums: [(key: String, terms: [Located<String>])] {
        [("failures", failures), ("successes", successes), ("total", total)]
            .compactMap { key, field in field.value.map { (key, $0) } }
            + (groups.value ?? []).map { ($0.name.value, $0.value) }
    }

    /// The text that a limit's number is read from; nil for counts and comparisons.
    var metric: String? { [value, histogram, samples, trend].compactMap(\.value).first }

    /// Nil if the measure is not valid.
    var quantity: Measure.Quantity.Name? {
        quantities.count == 1 && half == nil ? quantities.first : nil
    }
}

extension NodeReader where Value == String {
    /// A label name as Prometheus defines it.
    fileprivate static let label = scalar("a label such as user") { text in
        let bytes = text.utf8
        let isWord = bytes.allSatisfy { WebAddress.isWordByte($0) }
        let isNumber = bytes.first.map { (0x30...0x39).contains($0) } ?? true
        return isWord && !isNumber && bytes.count <= 100 ? text : nil
    }
}

extension NodeReader where Value == [Located<String>] {
    /// A counter, or a list of them that are added up.
    fileprivate static let sum = NodeReader { node, findings in
        if case .sequence = node.content {
            return list(of: .text, atMost: 20).read(node, findings)
        }
        return NodeReader<String>.text.read(node, findings).map { text in
            [Located(value: text, at: node.at)]
        }
    }
}

extension NodeReader where Value == Measure.Window {
    static let window = scalar("'stage' or a length of time such as 1h") { text in
        if text == "stage" { return .stage }
        return Span(text: text).flatMap { $0.milliseconds > 0 ? .last($0) : nil }
    }
}
