import Rollouts

extension Rules {
    /// Restricts each kind of source to the quantities that it can answer.
    @Sendable static func sourcesCanAnswer(_ plan: PlanDocument) -> [Finding] {
        let kinds = plan.sourceKinds
        return plan.checks.compactMap { check in
            guard let measure = check.measure.value, let quantity = measure.quantity,
                let source = measure.from.value.flatMap({ kinds[$0]?.kindName }),
                !source.traits.answers.contains(quantity)
            else { return nil }
            return .cannotAnswer(quantity, source, at: measure.at)
        }
    }
}

extension Finding {
    fileprivate static func cannotAnswer(
        _ quantity: Measure.Quantity.Name,
        _ source: Source.Kind.Name,
        at location: Location
    ) -> Self {
        let answers = source.traits.answers.map(\.traits.text).joined(separator: ", ")
        return .error(
            "\(source.rawValue) cannot answer \(quantity.traits.text), only \(answers)",
            at: location
        )
    }
}
