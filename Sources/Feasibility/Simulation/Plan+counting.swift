package import Rollouts

extension Plan {
    /// Returns the plan with a number in place of each share of the customers, and of everybody.
    ///
    /// Without a number of customers it is the same plan.
    package func counting(customers: Int?) -> Plan {
        guard let customers else { return self }
        return with(stages: stages.map { $0.counting(customers: customers) })
    }
}

extension Stage {
    fileprivate func counting(customers: Int) -> Stage {
        guard !cohort.isCounted else { return self }
        let size = cohort.range(among: customers).upperBound
        return Stage(
            name: name,
            cohort: CohortSize(least: size, most: size),
            soak: soak,
            gates: gates,
            approvals: approvals,
            was: was
        )
    }
}
