import Rollouts

/// What a check measures, as it is written.
struct MeasureDocument: Sendable {
    let from: Field<String>
    let value: Field<String>
    let trials: Field<String>
    let failures: Field<String>
    let total: Field<String>
    let histogram: Field<String>
    let window: Field<Measure.Window>
    let per: Field<String>
    let at: Location

    enum Key: String, PlanKey {
        case from, value, trials, failures, total, histogram, window, per
    }

    static let reading = Reading { node, findings in
        Fields<Key>(node, findings).map { MeasureDocument($0) }
    }

    private init(_ fields: Fields<Key>) {
        at = fields.at
        from = fields.required(.from, .text)
        value = fields.optional(.value, .text)
        trials = fields.optional(.trials, .text)
        failures = fields.optional(.failures, .text)
        total = fields.optional(.total, .text)
        histogram = fields.optional(.histogram, .text)
        window = fields.optional(.window, .window)
        per = fields.optional(.per, .label)
    }

    /// The kinds of quantity that are asked for; a valid measure asks for one.
    var quantities: [Quantity] {
        [
            value.isWritten ? .value : nil,
            trials.isWritten ? .trials : nil,
            failures.isWritten || total.isWritten ? .failures : nil,
            histogram.isWritten ? .histogram : nil,
        ].compactMap { $0 }
    }

    /// Nil where the measure is not a valid one.
    var quantity: Quantity? {
        quantities.count == 1 && failures.isWritten == total.isWritten ? quantities.first : nil
    }

    enum Quantity: Sendable {
        case value, trials, failures, histogram

        var text: String {
            switch self {
            case .value: "value"
            case .trials: "trials"
            case .failures: "failures and total"
            case .histogram: "histogram"
            }
        }
    }
}

extension Reading where Value == String {
    /// A label's name as Prometheus has it.
    fileprivate static let label = scalar("a label such as user") { text in
        let bytes = text.utf8
        let isWord = bytes.allSatisfy { WebAddress.isWordByte($0) }
        let isNumber = bytes.first.map { (0x30...0x39).contains($0) } ?? true
        return isWord && !isNumber && bytes.count <= 100 ? text : nil
    }
}

extension Reading where Value == Measure.Window {
    static let window = scalar("'stage' or a length of time such as 1h") { text in
        if text == "stage" { return .stage }
        return Span(text: text).flatMap { $0.milliseconds > 0 ? .last($0) : nil }
    }
}
