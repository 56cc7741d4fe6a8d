package import Values

extension Plan {
    /// Returns the plan as an earlier edition of the rules read it; nil for an unknown edition.
    ///
    /// The first edition read the population but chose no cohorts.
    package func under(rules version: Int) -> Plan? {
        switch version {
        case Self.rulesVersion: self
        case 1: withoutPopulation
        case _: nil
        }
    }

    /// Returns the stage whose cohort must be chosen before the request can be decided.
    ///
    /// Nil if something else prevents the request, or if there is nothing to choose.
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
}
