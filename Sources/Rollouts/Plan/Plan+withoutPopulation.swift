extension Plan {
    /// The plan without its population, for callers that do not choose cohorts.
    package var withoutPopulation: Plan {
        Plan(
            name: name,
            description: description,
            roles: roles,
            sources: sources,
            noGo: noGo,
            stages: stages,
            freezes: freezes,
            blockers: blockers,
            mitigations: mitigations,
            risks: risks,
            notify: notify,
            expect: expect
        )
    }
}
