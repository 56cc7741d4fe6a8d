package import Values

/// An amendment as it would be carried out, from which its price is read.
package struct PricedAmendment: Sendable {
    private let plan: Plan
    private let replaced: Plan
    private let before: State
    private let after: State
    private let amendment: Amendment
    private let refusal: Decision?
    private let now: Instant

    /// Decides on the request that would put a plan in force in place of another.
    package init(
        of request: Request,
        to plan: Plan,
        in state: State,
        replacing replaced: ReplacedPlan,
        at now: Instant
    ) {
        self.plan = plan
        self.replaced = replaced.plan
        self.now = now
        before = state
        amendment = plan.amendment(of: state)
        let decision = plan.decision(
            on: request,
            in: state,
            given: Evidence(),
            at: now,
            by: .current,
            replacing: replaced
        )
        refusal = decision.outcome == .recorded ? nil : decision
        after = state.after(decision.changes, revision: state.revision + 1, at: now)
    }

    /// Returns the price, by what the checks measured that the plan keeps.
    ///
    /// `measured` are readings of the checks in force, by their ids there; nil if nobody asked.
    /// `offsets` knows the zones of the plan's weekly times.
    package func price(
        seeing measured: [Reading]?,
        by offsets: (String) -> ZoneOffsets? = { _ in nil }
    ) -> AmendmentPrice {
        let evidence = Evidence(
            evidence(from: measured).readings,
            weekly: plan.weeklyReadings(at: now, latest: after.latest(at: now), by: offsets)
        )
        let next = plan.withoutPopulation.decision(
            on: Request(
                command: .advance(to: nil, accepting: [], reason: nil),
                actor: Actor(name: "status", kind: .person)
            ),
            in: after.withoutCohorts,
            given: evidence,
            at: now,
            by: .current
        )
        let listed = Set(plan.blockers.map(\.id))
        return AmendmentPrice(
            amendment: amendment,
            phase: before.phase,
            exposure: before.exposure,
            keptWaivers: inForce(after.register.waivers),
            keptBlockers: before.register.blockers.filter {
                $0.isOpen && !listed.contains($0.id)
            },
            keptHolds: before.holds(at: now).map(\.id),
            voided: refusal == nil ? voided(next) : [],
            refusal: refusal,
            next: refusal == nil ? next : nil
        )
    }

    /// The evidence under the new plan: what is attested, and the readings of the checks that
    /// measure the same as before, whatever is required of them.
    private func evidence(from measured: [Reading]?) -> Evidence {
        Evidence(
            plan.allChecks.map(\.check).flatMap { check -> [Reading] in
                guard !plan.isAttested(check) else {
                    return [plan.attestedReading(for: check, in: after, at: now)]
                }
                let same = checkInForce(measuring: check)
                let found = (measured ?? []).filter { $0.check == same }
                return !found.isEmpty
                    ? found.map { $0.renamed(check.id) }
                    : [
                        Reading(
                            check: check.id,
                            takenAt: now,
                            measurement: .unavailable(
                                .noData(
                                    same == nil
                                        ? "it is measured once the plan is in force"
                                        : "its source was not asked"
                                )
                            )
                        )
                    ]
            }
        )
    }

    /// The id of the check in force that asks its source the same; nil if there is none.
    private func checkInForce(measuring check: Check) -> String? {
        guard let from = amendment.checks.first(where: { $0.id == check.id })?.from,
            let terms = before.checks[from]?.terms,
            terms.counts(as: CheckTerms(of: check, in: plan))
        else { return nil }
        return from
    }

    private func voided(_ next: Decision) -> [VoidedWord] {
        voidedApprovals.map { approval in
            VoidedWord(word: .approval(approval), consequence: consequence(of: approval, next))
        }
            + voidedWaivers.map { waiver in
                VoidedWord(word: .waiver(waiver), consequence: consequence(of: waiver, next))
            }
    }

    /// The approvals that count under the plan in force.
    private var voidedApprovals: [Approval] {
        before.register.approvals.filter { approval in
            guard approval.planDigest == before.plan?.digest,
                approval.registerRevision == before.register.revision,
                let approvals = replaced.stage(approval.stage)?.approvals
            else { return false }
            return before.latest(at: now) < approval.at + approvals.validForMost.duration
        }
    }

    private var voidedWaivers: [Waiver] {
        let kept = Set(amendment.checks.filter(\.isKept).compactMap(\.from))
        return inForce(before.register.waivers).filter { !kept.contains($0.subject) }
    }

    /// The waivers in force, the last one of each subject.
    private func inForce(_ waivers: [Waiver]) -> [Waiver] {
        let latest = before.latest(at: now)
        let current = waivers.filter { latest < $0.until }
        return current.enumerated().filter { index, waiver in
            !current.dropFirst(index + 1).contains { $0.subject == waiver.subject }
        }
        .map(\.element)
    }

    private func consequence(of approval: Approval, _ next: Decision) -> String? {
        let stage = amendment.stages.renames[approval.stage] ?? approval.stage
        let missing = next.obstacles.first { $0.rule == .approval && $0.subject == stage }
        if let missing { return missing.message }
        guard let approvals = plan.stage(stage)?.approvals else {
            return "\(stage) needs none under the new plan"
        }
        return "\(stage) needs \(approvals.count) anew"
    }

    private func consequence(of waiver: Waiver, _ next: Decision) -> String? {
        let id = amendment.checks.first { $0.from == waiver.subject }?.id ?? waiver.subject
        let overview = Overview(plan: plan, state: after, decision: next, now: now)
        if let row = overview.mitigations.first(where: { $0.mitigation.id == id }) {
            return consequence(for: row)
        }
        if let obstacle = next.obstacles.first(where: { $0.subject == id }) {
            return obstacle.message
        }
        guard plan.allChecks.contains(where: { $0.check.id == id }) else {
            return "the new plan does not have it"
        }
        return next.checks.first { $0.id == id }?.verdict == .passed ? "\(id) passes" : nil
    }

    private func consequence(for row: MitigationRow) -> String {
        let mitigation = row.mitigation
        guard !row.status.isSettled else { return "\(mitigation.id) is \(row.word)" }
        guard row.isOverdue else {
            return "\(mitigation.id) is \(row.word), \(mitigation.level.rawValue) and due "
                + row.dueText.trimmingDue
        }
        let last = plan.stages.last?.name ?? "the last stage"
        return "an overdue \(mitigation.whenOverdue.rawValue), which "
            + mitigation.whenOverdue.effect(closing: last)
    }
}

extension Severity {
    /// The effect of an open issue without a workaround.
    fileprivate func effect(closing stage: String) -> String {
        switch self {
        case .p0: "stops every advance"
        case .p1: "stops entry to \(stage)"
        case .p2: "stops every advance until a workaround is on record"
        case .p3: "only informs"
        }
    }
}

extension String {
    /// The deadline without its first word, if that is `due`.
    fileprivate var trimmingDue: String { hasPrefix("due ") ? String(dropFirst(4)) : self }
}

extension Reading {
    /// The same reading of a check that goes by another id.
    fileprivate func renamed(_ check: String) -> Self {
        guard check != self.check else { return self }
        var reading = Reading(
            check: check,
            takenAt: takenAt,
            measurement: measurement,
            since: since,
            coveredSince: coveredSince
        )
        reading.attested = attested
        reading.isOfWholeStage = isOfWholeStage
        return reading
    }
}
