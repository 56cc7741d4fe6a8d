import Rollouts

extension Rules {
    /// Only failures among trials, and groups, can be counted per user.
    @Sendable static func unitsFit(_ plan: PlanDocument) -> [Finding] {
        plan.checks.compactMap(\.measure.value).compactMap { measure in
            guard let per = measure.per.at, let quantity = measure.quantity else { return nil }
            switch quantity {
            case .failures, .groups: return nil
            case .value, .trials, .histogram, .samples, .canary, .trend:
                return .noUnit(quantity, at: per)
            }
        }
    }
}

extension Finding {
    fileprivate static func noUnit(
        _ quantity: Measure.Quantity.Name,
        at location: Location
    ) -> Self {
        .error(
            "\(quantity.text) has no units to count; failures with total and groups have",
            at: location
        )
    }
}
