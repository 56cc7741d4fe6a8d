import Rollouts
import Values

extension Ledger {
    /// Starts with the first plan of a rollout.
    init(_ plan: Plan, digest: String, by member: Member, at time: Instant) {
        self.plan = plan
        self.digest = digest
        authors = [member.name]
        lastTime = time
        for issue in plan.blockers { open(issue, isByHand: false) }
    }

    mutating func apply(_ digest: String, _ asked: Asked) {
        guard let new = asked.plan, let member = asked.member else { return }
        rename(new)
        waivers.removeAll { !Self.isKept($0.subject, from: plan, to: new) }
        plan = new
        self.digest = digest
        for index in approvals.indices { approvals[index].isVoid = true }
        for issue in new.blockers { list(issue) }
        authors.removeAll { $0 == member.name }
        authors.append(member.name)
    }

    private mutating func list(_ issue: BlockerDetails) {
        guard let known = issues[issue.id], known.isByHand else {
            return open(issue, isByHand: false)
        }
        let severity = known.isOpen ? min(known.severity, issue.severity) : issue.severity
        open(issue.copy(severity: severity), isByHand: true)
        issues[issue.id]?.isOpen = known.isOpen
    }

    /// Gives everything that names a stage in force the name that the new plan says it has now.
    private mutating func rename(_ new: Plan) {
        var names: [String: String] = [:]
        for stage in new.stages {
            guard let was = stage.was, plan.stage(was) != nil else { continue }
            names[was] = stage.name
        }
        if case .live(let stage) = place { place = .live(names[stage] ?? stage) }
        firstEntered = Dictionary(
            firstEntered.map { (names[$0.key] ?? $0.key, $0.value) },
            uniquingKeysWith: min
        )
        for id in issues.keys {
            guard let before = issues[id]?.before else { continue }
            issues[id]?.before = names[before] ?? before
        }
        for index in approvals.indices {
            approvals[index].stage = names[approvals[index].stage] ?? approvals[index].stage
        }
    }

    /// Returns true if a check measures and requires the same in both plans.
    private static func isKept(_ id: String, from old: Plan, to new: Plan) -> Bool {
        guard id != waived("tickets-") else { return true }
        func terms(_ plan: Plan) -> (Measure, Requirement, Set<String>)? {
            guard let check = plan.allChecks.first(where: { $0.check.id == id })?.check else {
                return nil
            }
            guard case .attestation(let names)? = plan.source(check.measure.source)?.kind else {
                return (check.measure, check.require, [])
            }
            return (check.measure, check.require, Set(names.map(Member.letters)))
        }
        guard let before = terms(old), let after = terms(new) else { return false }
        return before == after
    }
}

extension Ledger {
    /// Reckons anew what is dated later than a moment, to which the log's time is put right.
    mutating func correctClock(to now: Instant) {
        let wrong = lastTime
        approvals.removeAll { given in
            guard given.at <= now, let rule = plan.stage(given.stage)?.approvalRule else {
                return true
            }
            return given.at + rule.validFor.duration <= wrong
        }
        waivers.removeAll { $0.at > now || $0.until <= wrong }
        for index in words.indices {
            let age = plan.noGo.first { $0.id == "leak" }?.validFor.duration ?? .zero
            let isOver = words[index].at > now || wrong - words[index].at > age
            words[index].isOnlyAgainst = words[index].isOnlyAgainst || isOver
            words[index].at = min(words[index].at, now)
        }
        stageSince = stageSince.map { min($0, now) }
        firstEntered = firstEntered.mapValues { min($0, now) }
        for id in holds.keys {
            guard let held = holds[id], held.since > now else { continue }
            holds[id]?.expires = held.expires.map { now + ($0 - held.since) }
            holds[id]?.since = now
        }
    }
}
