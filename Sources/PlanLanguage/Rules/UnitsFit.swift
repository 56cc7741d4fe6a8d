import Rollouts

extension Rules {
    /// Only failures among trials, and groups, can be counted per user.
    @Sendable static func unitsFit(_ plan: PlanDocument) -> [Finding] {
        plan.checks.compactMap(\.measure.value).compactMap { measure in
            guard let per = measure.per.at, let quantity = measure.quantity else { return nil }
            return quantity.traits.hasUnits ? nil : .noUnit(quantity, at: per)
        }
    }
}

extension Finding {
    fileprivate static func noUnit(
        _ quantity: Measure.Quantity.Name,
        at location: Location
    ) -> Self {
        let counted = Measure.Quantity.Name.all(where: \.hasUnits).map(\.traits.text)
            .joined(separator: " and ")
        return .error(
            "\(quantity.traits.text) has no units to count; \(counted) have",
            at: location
        )
    }
}
