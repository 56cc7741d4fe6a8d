package import Values

/// A summary of a rollout: everything on record, with its present status.
package struct Overview: Sendable {
    package let plan: Plan
    package let state: State
    package let decision: Decision
    package let evidence: Evidence
    package let now: Instant
    package let blockers: [BlockerRow]
    package let mitigations: [MitigationRow]
    package let risks: [RiskRow]
    /// The waivers in force.
    package let waivers: [Waiver]
    package let look: Look
    package var background = Background()

    /// The origin of the evidence.
    package enum Look: Hashable, Sendable {
        /// The sources were asked now.
        case measured
        /// The newest readings on record, with the times of the first and the last of them; nil if
        /// there are none.
        case recorded(ClosedRange<Instant>?)
    }

    /// Creates the overview from an advance that was decided but not recorded.
    package init(
        plan: Plan,
        state: State,
        decision: Decision,
        evidence: Evidence = Evidence(),
        look: Look = .measured,
        now: Instant
    ) {
        self.look = look
        self.plan = plan
        self.state = state
        self.decision = decision
        self.evidence = evidence
        self.now = now
        let latest = state.latest(at: now)
        let results = Dictionary(keepingFirst: decision.checks.map { ($0.id, $0) })
        let stopping = Set(
            decision.obstacles.filter { $0.rule == .blocker || $0.rule == .mitigationOverdue }
                .map(\.subject)
        )
        let mitigations = plan.mitigations.map { mitigation in
            let result = results[mitigation.id]
            let status = mitigation.status(in: state, seeing: result, at: latest)
            let deadline = mitigation.deadline(in: state)
            return MitigationRow(
                mitigation: mitigation,
                status: status,
                result: result,
                deadline: deadline,
                isOverdue: !status.isSettled && deadline.map { $0 <= latest } ?? false
            )
        }
        let overdue = mitigations.filter(\.isOverdue).map { Blocker(overdue: $0, at: latest) }
        blockers = (state.register.blockers + overdue)
            .map { BlockerRow(blocker: $0, stops: stopping.contains($0.id)) }
            .sorted { $0.blocker.details.severity < $1.blocker.details.severity }
        self.mitigations = mitigations
        waivers = state.register.waivers.filter { latest < $0.until }
        risks = plan.risks.map {
            RiskRow(
                risk: $0,
                accepted: state.register.acceptedRisks[$0.id],
                result: results[$0.id]
            )
        }
    }

    /// The next time in which the plan's freezes and times to advance in let the rollout advance;
    /// nil if the plan has no weekly times, or it is not known.
    package var opening: Opening? {
        let latest = state.latest(at: now)
        return OpenTimes(of: plan, given: evidence.weekly, at: [now, latest])?
            .opening(from: latest)
    }

    /// The next stage; nil if there is none.
    package var nextStage: Stage? { plan.stage(after: state.phase) }
}

package struct BlockerRow: Sendable {
    package let blocker: Blocker
    /// True if it prevents the next step.
    package let stops: Bool
}

package struct MitigationRow: Sendable {
    package let mitigation: Mitigation
    package let status: Mitigation.Status
    package let result: CheckResult?
    package let deadline: Instant?
    package let isOverdue: Bool

    /// The status: `verified`, `waived`, `claimed`, `open` or `overdue`.
    package var word: String {
        if isOverdue { return "overdue" }
        switch status {
        case .verified: return "verified"
        case .waived: return "waived"
        case .claimed: return "claimed"
        case .open: return "open"
        }
    }
}

extension Mitigation.Deadline {
    /// The deadline in words: `before launch`, `30d after launch`.
    package var text: String {
        switch self {
        case .before(let stage): "before \(stage)"
        case .within(let span, let stage): "\(span.text) after \(stage)"
        }
    }
}

extension MitigationRow {
    /// The deadline as a date if it is known, otherwise in the plan's words.
    package var dueText: String {
        if let deadline, case .within = mitigation.due { return "due \(deadline.minute)" }
        return mitigation.due?.text ?? "no deadline"
    }
}

package struct RiskRow: Sendable {
    package let risk: Risk
    package let accepted: Acceptance?
    package let result: CheckResult?
}

extension Mitigation.Status {
    package var isSettled: Bool {
        switch self {
        case .verified, .waived: true
        case .claimed, .open: false
        }
    }
}

extension Blocker {
    /// Creates the blocker that an overdue mitigation becomes.
    fileprivate init(overdue row: MitigationRow, at now: Instant) {
        self.init(
            details: row.mitigation.overdueBlocker,
            status: .open(by: "the plan", at: row.deadline ?? now, reason: row.dueText),
            isChangedByHand: false
        )
    }
}
