package import Values

/// A request for a change to a rollout, or for a look at it.
package struct Request: Hashable, Codable, Sendable {
    package let command: Command
    package let actor: Actor
    /// The digest of the plan that the caller has; nil for the one in the log.
    package let planDigest: String?

    package init(command: Command, actor: Actor, planDigest: String? = nil) {
        self.command = command
        self.actor = actor
        self.planDigest = planDigest
    }
}

package enum Command: Hashable, Codable, Sendable {
    case apply(digest: String, differences: [String])
    case advance(to: String?, accepting: [String], reason: String?)
    /// The guard's check of the no-go conditions.
    case tick
    case hold(id: String?, reason: String, expires: Instant?)
    case resume(id: String?, reason: String)
    case rollback(to: String?, reason: String)
    case approve(stage: String?, role: String?, reason: String?)
    case waive(subject: String, until: Instant, reason: String)
    case attest(subject: String, result: Attestation.Result)
    case acceptRisk(id: String, reason: String)
    case raiseBlocker(blocker: KnownBlocker, reason: String?)
    case clearBlocker(id: String, evidence: String, reason: String)
    case reopenBlocker(id: String, reason: String)
    case mitigationDone(id: String, reason: String)
    case acceptLoss(Loss, reason: String)
    case forget(Forgetting, reason: String)
}

extension Command {
    /// The name of the entry's kind in the log.
    package var kind: String { name.rawValue }

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
        case forget = "cohort.forget"
    }

    private var name: Name {
        switch self {
        case .apply: .apply
        case .advance: .advance
        case .tick: .tick
        case .hold: .hold
        case .resume: .resume
        case .rollback: .rollback
        case .approve: .approve
        case .waive: .waive
        case .attest: .attest
        case .acceptRisk: .acceptRisk
        case .raiseBlocker: .raiseBlocker
        case .clearBlocker: .clearBlocker
        case .reopenBlocker: .reopenBlocker
        case .mitigationDone: .mitigationDone
        case .acceptLoss: .acceptLoss
        case .forget: .forget
        }
    }
}
