import Rollouts

extension Plan {
    /// Returns the plan with some of its parts replaced.
    func edited(
        roles: [Role]? = nil,
        noGo: [Check]? = nil,
        stages: [Stage]? = nil,
        freezes: [Freeze]? = nil,
        blockers: [BlockerDetails]? = nil
    ) -> Plan {
        Plan(
            name: name,
            description: description,
            population: population,
            roles: roles ?? self.roles,
            sources: sources,
            noGo: noGo ?? self.noGo,
            stages: stages ?? self.stages,
            freezes: freezes ?? self.freezes,
            advanceWithin: advanceWithin,
            blockers: blockers ?? self.blockers,
            mitigations: mitigations,
            risks: risks,
            notify: notify,
            expect: expect,
            guard: `guard`,
            watch: watch
        )
    }
}
