package import Values

extension Plan {
    /// Decides on a request.
    ///
    /// The function is pure and total: the same arguments give the same decision on every machine,
    /// and every state and command has one. The only clock is `now`. A plan that replaces another
    /// one is given it, without which no program may amend it.
    package func decision(
        on request: Request,
        in state: State,
        given evidence: Evidence,
        at now: Instant,
        by edition: Edition,
        replacing replaced: ReplacedPlan? = nil
    ) -> Decision {
        let context = DecisionContext(
            plan: self,
            state: state,
            evidence: evidence,
            now: now,
            request: request,
            edition: edition,
            replacing: replaced
        )
        return context.permitted(context.timely(context.decision(on: request.command)))
    }
}

extension DecisionContext {
    /// Decides on a command; each but the one that applies a plan needs a plan in force.
    fileprivate func decision(on command: Command) -> Decision {
        guard state.plan != nil || command.traits.name == .apply else { return noPlan }
        if let problem = actorProblem { return decision(.invalid, summary: problem) }
        switch command {
        case .apply(let digest, _):
            return apply(digest: digest)
        case .advance(let stage, let accepting, let reason):
            return advance(to: stage, accepting: accepting, reason: reason)
        case .tick:
            return tick()
        case .hold(let id, let reason, let expires):
            return hold(id: id, reason: reason, expires: expires)
        case .resume(let id, let reason):
            return resume(id: id, reason: reason)
        case .rollback(let stage, let reason):
            return rollback(to: stage, reason: reason)
        case .approve(let stage, let role, let reason):
            return approve(stage: stage, role: role, reason: reason)
        case .waive(let subject, let until, let reason):
            return waive(subject, until: until, reason: reason)
        case .attest(let subject, let result, let replaced, let reason, let link):
            return attest(subject, result, replacing: replaced, reason: reason, link: link)
        case .acceptRisk(let id, let reason):
            return acceptRisk(id, reason: reason)
        case .raiseBlocker(let blocker, let reason):
            return raise(blocker, reason: reason)
        case .clearBlocker(let id, let evidence, let reason):
            return clear(id, evidence: evidence, reason: reason)
        case .reopenBlocker(let id, let reason):
            return reopen(id, reason: reason)
        case .mitigationDone(let id, let reason):
            return mitigationDone(id, reason: reason)
        case .acceptLoss(let loss, let reason):
            return accept(loss, reason: reason)
        case .correctClock(let reason):
            return correctClock(reason: reason)
        case .forget(let forgetting, let reason):
            return forget(forgetting, reason: reason)
        }
    }
}
