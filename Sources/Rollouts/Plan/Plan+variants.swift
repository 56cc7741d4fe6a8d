extension Plan {
    /// The plan without its population, for callers that do not choose cohorts.
    package var withoutPopulation: Plan {
        var copy = self
        copy.population = nil
        return copy
    }

    /// Returns the plan with other stages, at least one.
    package func with(stages: [Stage]) -> Plan {
        precondition(!stages.isEmpty, "a plan has at least one stage")
        var copy = self
        copy.stages = stages
        return copy
    }
}
