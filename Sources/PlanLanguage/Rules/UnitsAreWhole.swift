import Rollouts

extension Rules {
    /// Requires that whole units are asked for alone, as no shares of strata can be kept by them.
    @Sendable static func unitsAreWhole(_ plan: PlanDocument) -> [Finding] {
        guard let population = plan.population.value, let at = population.unit.at else { return [] }
        let customers = population.customers.value
        let strata = population.strata.at.map { Finding.withStrata(at: $0) }
        let same = customers?.id.value == population.unit.value ? Finding.isID(at: at) : nil
        let all = plan.stages.items().compactMap(\.cohort.located).filter { $0.value == .all }
        return [strata, same].compactMap(\.self) + all.map { .ofEverybody(at: $0.at) }
    }
}

extension Finding {
    fileprivate static func withStrata(at location: Location) -> Self {
        .error(
            "strata cannot be kept where whole units are taken: leave out one of both",
            at: location
        )
    }

    fileprivate static func ofEverybody(at location: Location) -> Self {
        .error(
            "everybody cannot have it where whole units are taken: of who is not listed, the unit "
                + "is not known",
            at: location
        )
    }

    fileprivate static func isID(at location: Location) -> Self {
        .error("a unit is another column than the customers' ids", at: location)
    }
}
