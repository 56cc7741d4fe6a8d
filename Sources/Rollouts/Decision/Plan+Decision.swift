package import Values

extension Plan {
    /// The edition of the rules, increased by every change that can alter a decision.
    ///
    /// It prevents an old decision from being replayed under new rules unnoticed.
    package static let rulesVersion = 2

    /// Decides on a request.
    ///
    /// The function is pure and total: the same arguments give the same decision on every machine,
    /// and every state and command has one. The only clock is `now`.
    package func decision(
        on request: Request,
        in state: State,
        given evidence: Evidence,
        at now: Instant
    ) -> Decision {
        let situation = Situation(
            plan: self,
            state: state,
            evidence: evidence,
            now: now,
            request: request
        )
        switch request.command {
        case .apply(let digest, let differences):
            return situation.apply(digest: digest, differences: differences)
        case .advance(let stage, let accepting, let reason):
            return situation.advance(to: stage, accepting: accepting, reason: reason)
        case .tick:
            return situation.tick()
        case .hold(let id, let reason, let expires):
            return situation.hold(id: id, reason: reason, expires: expires)
        case .resume(let id, let reason):
            return situation.resume(id: id, reason: reason)
        case .rollback(let stage, let reason):
            return situation.rollback(to: stage, reason: reason)
        case .approve(let stage, let role, let reason):
            return situation.approve(stage: stage, role: role, reason: reason)
        case .waive(let subject, let until, let reason):
            return situation.waive(subject, until: until, reason: reason)
        case .attest(let subject, let result):
            return situation.attest(subject, result)
        case .acceptRisk(let id, let reason):
            return situation.acceptRisk(id, reason: reason)
        case .raiseBlocker(let blocker, let reason):
            return situation.raise(blocker, reason: reason)
        case .clearBlocker(let id, let evidence, let reason):
            return situation.clear(id, evidence: evidence, reason: reason)
        case .reopenBlocker(let id, let reason):
            return situation.reopen(id, reason: reason)
        case .mitigationDone(let id, let reason):
            return situation.mitigationDone(id, reason: reason)
        case .acceptLoss(let loss, let reason):
            return situation.accept(loss, reason: reason)
        case .forget(let forgetting, let reason):
            return situation.forget(forgetting, reason: reason)
        }
    }
}
