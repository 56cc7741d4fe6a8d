import Rollouts

extension Rules {
    /// A window sets how far back counters are read, which needs a source with their history.
    @Sendable static func windowsFit(_ plan: PlanDocument) -> [Finding] {
        let kinds = plan.sourceKinds
        return plan.checks.compactMap(\.measure.value).compactMap { measure in
            guard let window = measure.window.at, let quantity = measure.quantity else {
                return nil
            }
            let source = measure.from.value.flatMap { kinds[$0]?.kindName }
            if let source, !source.traits.hasHistory {
                return .noHistory(at: window)
            }
            return quantity.traits.hasWindow ? nil : .noWindow(quantity, at: window)
        }
    }
}

extension Finding {
    fileprivate static func noHistory(at location: Location) -> Self {
        let kinds = Source.Kind.Name.all(where: \.hasHistory).list
        return .error("only \(kinds) can be asked for a window", at: location)
    }

    fileprivate static func noWindow(
        _ quantity: Measure.Quantity.Name,
        at location: Location
    ) -> Self {
        .error("\(quantity.traits.text) has no window: it is one reading", at: location)
    }
}
