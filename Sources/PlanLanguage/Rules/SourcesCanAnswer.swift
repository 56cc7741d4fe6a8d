import Rollouts

extension Rules {
    /// Restricts each kind of source to the quantities that it can answer.
    @Sendable static func sourcesCanAnswer(_ plan: PlanDocument) -> [Finding] {
        let kinds = plan.sourceKinds
        return plan.checks.compactMap { check in
            guard let measure = check.measure.value, let quantity = measure.quantity,
                let source = measure.from.value.flatMap({ kinds[$0] }), source.kinds.count == 1,
                !source.answers.contains(quantity)
            else { return nil }
            return .cannotAnswer(quantity, source, at: measure.at)
        }
    }
}

extension Finding {
    fileprivate static func cannotAnswer(
        _ quantity: MeasureDocument.Quantity,
        _ source: SourceDocument,
        at location: Location
    ) -> Self {
        let kind = source.kinds.first?.value ?? ""
        let answers = source.answers.map(\.text).joined(separator: ", ")
        return .error("\(kind) cannot answer \(quantity.text), only \(answers)", at: location)
    }
}
