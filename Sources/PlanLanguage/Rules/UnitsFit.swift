import Rollouts

extension Rules {
    /// Only failures among trials can be counted per user; what else is measured has no users.
    @Sendable static func unitsFit(_ plan: PlanDocument) -> [Finding] {
        plan.checks.compactMap(\.measure.value).compactMap { measure in
            guard let per = measure.per.at, let quantity = measure.quantity else { return nil }
            switch quantity {
            case .failures: return nil
            case .value, .trials, .histogram: return .noUnit(quantity, at: per)
            }
        }
    }
}

extension Finding {
    fileprivate static func noUnit(
        _ quantity: MeasureDocument.Quantity,
        at location: Location
    ) -> Self {
        .error("\(quantity.text) has no units to count; failures with total has", at: location)
    }
}
