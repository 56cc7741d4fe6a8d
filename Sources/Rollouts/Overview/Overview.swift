/// A rollout at a glance: what is on record, and where each thing stands now.
package struct Overview: Sendable {
    package let plan: Plan
    package let state: State
    package let decision: Decision
    package let now: Instant
    package let blockers: [BlockerRow]
    package let mitigations: [MitigationRow]
    package let risks: [RiskRow]

    /// What is shown of a rollout, by an advance that was decided and not recorded.
    package init(plan: Plan, state: State, decision: Decision, now: Instant) {
        self.plan = plan
        self.state = state
        self.decision = decision
        self.now = now
        let latest = max(now, state.lastTime ?? now)
        let results = Dictionary(
            decision.checks.map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let stopping = Set(
            decision.obstacles.filter { $0.rule == .blocker }.map(\.subject)
        )
        blockers = state.register.blockers
            .map { BlockerRow(blocker: $0, stops: stopping.contains($0.id)) }
            .sorted { $0.blocker.known.severity < $1.blocker.known.severity }
        mitigations = plan.mitigations.map { mitigation in
            let result = results[mitigation.id]
            let standing = mitigation.standing(in: state, seeing: result, at: latest)
            let deadline = mitigation.deadline(in: state)
            return MitigationRow(
                mitigation: mitigation,
                standing: standing,
                result: result,
                deadline: deadline,
                isOverdue: !standing.isSettled && deadline.map { $0 <= latest } ?? false
            )
        }
        risks = plan.risks.map {
            RiskRow(
                risk: $0,
                accepted: state.register.acceptedRisks[$0.id],
                result: results[$0.id]
            )
        }
    }

    /// The stage that comes next; nil where none does.
    package var nextStage: Stage? { plan.stage(after: state.phase) }
}

package struct BlockerRow: Sendable {
    package let blocker: Blocker
    /// Whether it stands in the way of the next step.
    package let stops: Bool
}

package struct MitigationRow: Sendable {
    package let mitigation: Mitigation
    package let standing: Mitigation.Standing
    package let result: CheckResult?
    package let deadline: Instant?
    package let isOverdue: Bool

    /// `verified`, `waived`, `claimed`, `open` or `overdue`.
    package var word: String {
        if isOverdue { return "overdue" }
        switch standing {
        case .verified: return "verified"
        case .waived: return "waived"
        case .claimed: return "claimed"
        case .open: return "open"
        }
    }
}

extension MitigationRow {
    /// The deadline as a date once it is known, as the plan's words before.
    package var dueText: String {
        if let deadline, case .within = mitigation.due { return "due \(deadline.minute)" }
        switch mitigation.due {
        case .before(let stage): return "before \(stage)"
        case .within(let span, let stage): return "\(span.text) after \(stage)"
        case nil: return "no deadline"
        }
    }
}

package struct RiskRow: Sendable {
    package let risk: Risk
    package let accepted: Acceptance?
    package let result: CheckResult?
}

extension Mitigation.Standing {
    package var isSettled: Bool {
        switch self {
        case .verified, .waived: true
        case .claimed, .open: false
        }
    }
}
