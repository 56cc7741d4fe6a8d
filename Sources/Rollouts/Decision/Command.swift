package import Values

/// A command to a rollout, with its arguments.
package enum Command: Hashable, Codable, Sendable {
    case apply(digest: String, differences: [String])
    case advance(to: String?, accepting: [String], reason: String?)
    /// The guard's check of the no-go conditions.
    case tick
    /// A hold needs no reason: in an incident nobody is sent back for words.
    case hold(id: String?, reason: String?, expires: Instant?)
    case resume(id: String?, reason: String)
    /// A rollback needs no reason either.
    case rollback(to: String?, reason: String?)
    case approve(stage: String?, role: String?, reason: String?)
    case waive(subject: String, until: Instant, reason: String)
    /// Attests a result, and withdraws the attestations of the entries that it replaces.
    case attest(
        subject: String,
        result: Attestation.Result?,
        replaces: [Int] = [],
        reason: String? = nil,
        link: WebLink? = nil
    )
    case acceptRisk(id: String, reason: String)
    case raiseBlocker(blocker: BlockerDetails, reason: String?)
    case clearBlocker(id: String, evidence: String, reason: String)
    case reopenBlocker(id: String, reason: String)
    case mitigationDone(id: String, reason: String)
    case acceptLoss(loss: AcceptedLoss, reason: String)
    /// Puts the log's time right, after a clock that was ahead.
    case correctClock(reason: String)
    case forget(forgetting: Forgetting, reason: String)

    /// The entry's kind is the key of its command.
    private enum CodingKeys: String, CodingKey {
        case apply = "plan.apply"
        case advance
        case tick = "guard"
        case hold, resume, rollback, approve, waive, attest
        case acceptRisk = "risk.accept"
        case raiseBlocker = "blocker.raise"
        case clearBlocker = "blocker.clear"
        case reopenBlocker = "blocker.reopen"
        case mitigationDone = "mitigation.done"
        case acceptLoss = "log.recover"
        case correctClock = "log.clock"
        case forget = "cohort.forget"
    }
}

extension Command {
    /// The names of the entries' kinds in the log.
    package enum Name: String, CaseIterable, Sendable {
        case apply = "plan.apply"
        case advance
        case tick = "guard"
        case hold
        case resume
        case rollback
        case approve
        case waive
        case attest
        case acceptRisk = "risk.accept"
        case raiseBlocker = "blocker.raise"
        case clearBlocker = "blocker.clear"
        case reopenBlocker = "blocker.reopen"
        case mitigationDone = "mitigation.done"
        case acceptLoss = "log.recover"
        case correctClock = "log.clock"
        case forget = "cohort.forget"
    }
}
