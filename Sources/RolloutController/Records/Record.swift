package import Rollouts
package import Values

/// The content of a log entry: a decision and all its inputs.
package struct Record: Hashable, Codable, Sendable {
    /// The number of the edition of the rules by which it was decided.
    package let edition: Int
    package let request: Request
    /// The clock's reading; the entry's own time is never before that of the preceding entry.
    package let at: Instant
    /// The revision on which the decision is based; -1 if there was none.
    package let revision: Int
    /// The digest of the plan by which it was decided.
    package let planDigest: String?
    package let evidence: Evidence
    package let decision: Decision
    /// The plan that comes into force; only for `plan.apply`.
    package let plan: Plan?
    /// The path that the plan was read from.
    package let planPath: String?
    /// The values of the variables of the plan's file; nil if it has none.
    package let planValues: [PlanValue]?
}

extension Record {
    init(_ proposal: Proposal) {
        let plan = proposal.options.plan
        self.init(
            edition: Edition.current.number,
            request: proposal.request,
            at: proposal.at,
            revision: proposal.rollout.state.revision,
            planDigest: plan?.digest ?? proposal.rollout.state.plan?.digest,
            evidence: proposal.gathered.evidence,
            decision: proposal.decision,
            plan: plan?.plan,
            planPath: plan?.path,
            planValues: plan.flatMap { $0.values.isEmpty ? nil : $0.values }
        )
    }
}
