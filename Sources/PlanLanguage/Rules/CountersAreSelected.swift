import Rollouts

extension Rules {
    /// Requires selectors where Prometheus's raw samples are read.
    ///
    /// The increase of a counter over the window is not left to a query, which would guess at it.
    @Sendable static func countersAreSelected(_ plan: PlanDocument) -> [Finding] {
        let kinds = plan.sourceKinds
        return plan.checks.compactMap(\.measure.value).flatMap { measure -> [Finding] in
            guard let source = measure.from.value.flatMap({ kinds[$0]?.kindName }),
                source.traits.hasHistory
            else { return [] }
            return measure.selections.compactMap { finding(for: $0) }
        }
    }

    private static func finding(for selection: Selection) -> Finding? {
        let expected = "\(selection.key.quoted) is a \(selection.kind.rawValue)'s selector"
        guard let selector = Selector(selection.text), selector.isOfSamples else {
            return .error(expected + selection.otherwise, at: selection.at)
        }
        if selector.isShifted {
            let reason = ", read over the check's window: no offset and no @"
            return .error(expected + reason + "; write \(selector.unshifted)", at: selection.at)
        }
        guard let metric = selector.metric else {
            return .error(expected + ", with one metric's name", at: selection.at)
        }
        if selection.kind == .histogram, metric.hasSuffix("_bucket") {
            let reason = ", without the ending _bucket; write \(selection.written(selector))"
            return .error(expected + reason, at: selection.at)
        }
        guard selection.kind == .counter, metric.isRecordedRate else { return nil }
        return .warning(expected + ", and \(metric.quoted) is called as a rate", at: selection.at)
    }
}

extension Selection {
    /// The mistake, and the text to write in place of this one.
    fileprivate var otherwise: String {
        guard let expression = PromQLExpression(text) else {
            return ": a metric's name, with labels or without; here a quote is not closed"
        }
        let calls = expression.functions.first.map { ", not \($0)()" } ?? ", not an expression"
        let reason =
            kind == .gauge
            ? "its samples are read as they are" : "its increase over the window is counted here"
        guard let write = write(expression) else {
            return "\(calls): a metric's name, with labels or without; \(reason)"
        }
        return "\(calls): \(reason); write \(write)"
    }

    /// The selector as it belongs here: a histogram's is that of its buckets without the ending.
    fileprivate func written(_ selector: Selector) -> String {
        kind == .histogram ? selector.unshifted(without: "_bucket") : selector.unshifted
    }

    private func write(_ expression: PromQLExpression) -> String? {
        let isDotted = text.contains(".") && text.allSatisfy(\.isInDottedName)
        if isDotted { return "'{\"\(text)\"}'" }
        guard expression.selectors.count == 1, let one = expression.selectors.first.map(written),
            one.count <= 200, !one.contains(where: \.isNewline)
        else { return nil }
        return one
    }
}

extension Character {
    fileprivate var isInDottedName: Bool {
        isASCII && (isLetter || isNumber || self == "." || self == "_" || self == "-")
    }
}

extension String {
    /// True for a recording rule's name by convention, `level:metric:rate5m`, that says a rate.
    fileprivate var isRecordedRate: Bool {
        guard contains(":"), let operations = split(separator: ":").last else { return false }
        let rates = ["rate", "irate", "increase", "delta", "deriv", "ratio", "avg", "mean"]
        return operations.split(separator: "_").contains { word in
            rates.contains(String(word.prefix { $0.isLetter }))
        }
    }
}
