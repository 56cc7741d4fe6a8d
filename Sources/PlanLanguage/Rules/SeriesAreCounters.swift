import Rollouts

extension Rules {
    /// Labels can be ignored, and a part of the window be missing, for counters with a history.
    @Sendable static func seriesAreCounters(_ plan: PlanDocument) -> [Finding] {
        let kinds = plan.sourceKinds
        return plan.checks.compactMap(\.measure.value).flatMap { measure -> [Finding] in
            let keys = [("ignoring", measure.ignoring.at), ("coverage", measure.coverage.at)]
            guard let quantity = measure.quantity else { return [] }
            let source = measure.from.value.flatMap { kinds[$0]?.kindName }
            let hasHistory = source?.traits.hasHistory ?? true
            guard !quantity.traits.isCounted || !hasHistory else { return [] }
            return keys.compactMap { key, location in location.map { .noCounters(key, at: $0) } }
        }
    }
}

extension Finding {
    fileprivate static func noCounters(_ key: String, at location: Location) -> Self {
        let counted = Measure.Quantity.Name.all(where: \.isCounted).map(\.traits.text)
            .joined(separator: ", ")
        let kinds = Source.Kind.Name.all(where: \.hasHistory).list
        return .error("\(key.quoted) is for the counters of \(kinds): \(counted)", at: location)
    }
}
