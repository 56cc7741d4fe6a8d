import Rollouts

extension Rules {
    /// A window sets how far back counters are read, and only Prometheus stores their history.
    @Sendable static func windowsFit(_ plan: PlanDocument) -> [Finding] {
        let kinds = plan.sourceKinds
        return plan.checks.compactMap(\.measure.value).compactMap { measure in
            guard let window = measure.window.at, let quantity = measure.quantity else {
                return nil
            }
            let source = measure.from.value.flatMap { kinds[$0] }
            if let source, source.kinds.count == 1, !source.prometheus.isWritten {
                return .noHistory(at: window)
            }
            return quantity.hasWindow ? nil : .noWindow(quantity, at: window)
        }
    }
}

extension Finding {
    fileprivate static func noHistory(at location: Location) -> Self {
        .error("only prometheus can be asked for a window", at: location)
    }

    fileprivate static func noWindow(
        _ quantity: MeasureDocument.Quantity,
        at location: Location
    ) -> Self {
        .error("\(quantity.text) has no window: it is one reading", at: location)
    }
}
