import Rollouts
import Values

/// The values that the sources of a walk answer, by the word that a measure asks for.
typealias WalkEvidence = [String: Measurement]

extension Ledger {
    /// Returns the rules that forbid an advance now, by what the walk has seen; empty if none does.
    func rulesAgainst(
        advanceBy asker: Member,
        accepting: [String],
        given evidence: WalkEvidence,
        at now: Instant
    ) -> [String] {
        activeHolds(at: now).keys.sorted().map { "the hold \($0)" }
            + freezes(at: now)
            + openIssues
            + (isSoaking(at: now) ? ["the soak of \(place.text)"] : [])
            + failedChecks(evidence, at: now)
            + missingMitigations(accepting, evidence, at: now)
            + missingApprovals(of: asker, at: now)
    }

    private func freezes(at now: Instant) -> [String] {
        let moments = [now, latest(now)]
        return plan.freezes.filter { freeze in
            moments.contains { $0 >= freeze.from && $0 < freeze.to }
        }.map { "the freeze \($0.reason)" }
    }

    private var openIssues: [String] {
        let next = nextStage.flatMap { plan.stageIndex($0.name) } ?? plan.stages.count
        return issues.filter { _, issue in
            guard issue.isOpen else { return false }
            switch issue.severity {
            case .p0: return true
            case .p1:
                let closed = issue.before.map { plan.stageIndex($0) ?? 0 } ?? plan.stages.count - 1
                let users = nextStage?.cohort.most ?? exposure
                return next >= closed || users > max(issue.reach, exposure)
            case .p2: return !issue.hasWorkaround
            case .p3: return false
            }
        }.map { "the \($0.value.severity.rawValue) \($0.key)" }.sorted()
    }

    func isSoaking(at now: Instant) -> Bool {
        guard let index = stageIndex, let since = stageSince else { return false }
        return now < since + plan.stages[index].soak.duration
    }

    private func failedChecks(_ evidence: WalkEvidence, at now: Instant) -> [String] {
        let gates = stageIndex.map { plan.stages[$0].gates } ?? []
        let checks = plan.noGo.filter { $0.when == .always || place != .planned } + gates
        return checks.filter { check in
            if isWaived(check.id, at: now) { return false }
            return plan.isAttested(check)
                ? !isAttested(check, at: now) : !passes(check, evidence)
        }.map { "the check \($0.id)" }
    }

    func passes(_ check: Check, _ evidence: WalkEvidence) -> Bool {
        guard case .value(let word) = check.measure.quantity,
            case .value(let limit) = check.require,
            case .value(let value)? = evidence[word]
        else { return false }
        switch limit.comparison {
        case .under: return value < limit.number
        case .atMost: return value <= limit.number
        case .over: return value > limit.number
        case .atLeast: return value >= limit.number
        case .equal: return value == limit.number
        }
    }

    /// Returns true if somebody whom the plan names has attested a success, and no last word of
    /// any of them is a failure.
    func isAttested(_ check: Check, at now: Instant) -> Bool {
        guard case .trials(let trials, let failures) = check.require,
            case .attestation(let names)? = plan.source(check.measure.source)?.kind
        else { return false }
        let heard = words.filter { names.map(Member.letters).contains(Member.letters(of: $0.name)) }
        let last = Dictionary(heard.map { ($0.name, $0) }, uniquingKeysWith: { $1 }).values
        let age = check.validFor.duration
        return !last.contains { $0.failures > failures && now - $0.at <= age }
            && heard.contains { word in
                !word.isOnlyAgainst && word.failures <= failures && word.trials >= trials
                    && latest(now) - word.at <= age
            }
    }

    private func missingMitigations(
        _ accepting: [String],
        _ evidence: WalkEvidence,
        at now: Instant
    ) -> [String] {
        plan.mitigations.filter { mitigation in
            guard !isWaived(mitigation.id, at: now), !accepting.contains(mitigation.id),
                !(mitigation.verify.map { passes($0, evidence) } ?? false)
            else { return false }
            return isDue(mitigation) || isOverdueAndStops(mitigation, at: now)
        }.map { "the mitigation \($0.id)" }
    }

    private func isDue(_ mitigation: Mitigation) -> Bool {
        guard mitigation.level != .optional, case .before(let stage)? = mitigation.due else {
            return false
        }
        return nextStage?.name == stage
    }

    private func isOverdueAndStops(_ mitigation: Mitigation, at now: Instant) -> Bool {
        let deadline: Instant? =
            switch mitigation.due {
            case .before(let stage): firstEntered[stage]
            case .within(let span, let stage): firstEntered[stage].map { $0 + span.duration }
            case nil: nil
            }
        guard let deadline, deadline <= latest(now) else { return false }
        switch mitigation.whenOverdue {
        case .p0, .p2: return true
        case .p1: return nextStage == nil || nextStage?.name == plan.stages.last?.name
        case .p3: return false
        }
    }

    private func missingApprovals(of asker: Member, at now: Instant) -> [String] {
        guard let stage = nextStage, let rule = stage.approvalRule else { return [] }
        let people = approvers(rule, of: stage.name, askedBy: asker.name, at: now)
        return people.count < rule.count ? ["the approvals of \(stage.name): \(people)"] : []
    }

    /// Returns the people whose approvals count for entering a stage.
    func approvers(
        _ rule: ApprovalRule,
        of stage: String,
        askedBy asker: String?,
        at now: Instant
    ) -> Set<String> {
        let people = Set(standing(rule, of: stage, at: now).map(\.name))
        guard rule.notRequester else { return people }
        return people.subtracting(askers).subtracting(authors).subtracting([asker ?? ""])
    }
}
