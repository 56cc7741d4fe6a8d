package import Values

extension Plan {
    /// The plan as an earlier edition of the rules understood it; nil for an edition that is not
    /// known.
    ///
    /// The first one read the population and chose no cohorts.
    package func under(rules version: Int) -> Plan? {
        switch version {
        case Self.rulesVersion: self
        case 1: withoutPopulation
        case _: nil
        }
    }

    /// The stage whose cohort has to be chosen before the request can be decided; nil where
    /// something else stands in the way, or nothing is to be chosen.
    package func stageToChooseFor(
        _ request: Request,
        in state: State,
        given evidence: Evidence,
        at now: Instant
    ) -> Stage? {
        guard population != nil, evidence.cohort == nil, case .advance = request.command else {
            return nil
        }
        let decision = decision(on: request, in: state, given: evidence, at: now)
        let isWanted = decision.obstacles.contains { $0.rule == .cohort }
        return isWanted ? stage(after: state.phase) : nil
    }

    /// The same plan for whoever does not choose cohorts.
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
