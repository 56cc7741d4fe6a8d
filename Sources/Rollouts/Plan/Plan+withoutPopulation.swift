extension Plan {
    /// The plan without its population, for callers that do not choose cohorts.
    package var withoutPopulation: Plan {
        var copy = self
        copy.population = nil
        return copy
    }
}
