import RolloutController
import Rollouts
import Values

/// The comparison of a rollout before and after something that a program or the guard did.
struct Looseness: Sendable {
    let before: Rollout
    let after: Rollout
    /// The holds as the walk knows them before.
    let holds: [String: Ledger.Held]
    /// Nil for the guard.
    let member: Member?
    let now: Instant

    /// Everything that binds less after; empty if nothing does.
    var found: [String] {
        lostPlan + lostHolds + openedIssues + newWords + lostWords + lostTime
    }

    private var lostPlan: [String] {
        guard before.state.plan != after.state.plan, let old = before.plan, let new = after.plan
        else { return [] }
        return old.lost(in: new)
    }

    private var lostHolds: [String] {
        before.state.holds.filter { $0.expires.map { now < $0 } ?? true }.compactMap { hold in
            guard let kept = after.state.holds.first(where: { $0.id == hold.id }) else {
                let held = holds[hold.id]
                let isOwn = held?.needsPerson == false && member != nil && held?.holder == member
                return isOwn ? nil : "the hold \(hold.id), released"
            }
            let isShorter = kept.expires.map { end in hold.expires.map { end < $0 } ?? true }
            let isWeaker =
                hold.needsPerson && !kept.needsPerson || hold.isByPerson && !kept.isByPerson
                || kept.peopleNeeded < hold.peopleNeeded
                || kept.releasedBy.count > hold.releasedBy.count
            return isShorter ?? false || isWeaker ? "the hold \(hold.id), weaker" : nil
        }
    }

    private var openedIssues: [String] {
        before.state.register.blockers.compactMap { blocker in
            guard let other = after.state.register.blocker(blocker.id) else {
                return "the issue \(blocker.id), forgotten"
            }
            guard blocker.isOpen else { return nil }
            let isLess =
                !other.isOpen || other.details.severity > blocker.details.severity
                || blocker.details.workaround == nil && other.details.workaround != nil
                || blocker.details.stopsAsP2 && other.details.severity == .p1
                || closes(blocker.details, before.plan) > closes(other.details, after.plan)
                    && other.details.severity == .p1
            return isLess ? "the issue \(blocker.id), less" : nil
        }
    }

    /// Returns how much an issue closes as a P1: all of the stages from the named one on.
    private func closes(_ issue: BlockerDetails, _ plan: Plan?) -> Int {
        guard let plan else { return 0 }
        return plan.stages.count - (issue.before.flatMap(plan.stageIndex) ?? plan.stages.count - 1)
    }

    /// The words of people that a program has given in their place.
    private var newWords: [String] {
        let (old, new) = (before.state.register, after.state.register)
        var found: [String] = []
        if new.approvals.count > old.approvals.count { found.append("an approval") }
        if new.waivers.contains(where: { !old.waivers.contains($0) }) { found.append("a waiver") }
        if new.acceptedRisks != old.acceptedRisks { found.append("a risk accepted") }
        for (id, record) in old.mitigations where record.claimed?.isByPerson == true {
            if new.mitigations[id]?.claimed != record.claimed { found.append("the claim of \(id)") }
        }
        return found
    }

    /// The attested words of people that are gone.
    private var lostWords: [String] {
        let kept = Set(after.state.attestations.compactMap(\.entry))
        return before.state.attestations.filter { word in
            word.isByPerson && !word.isVoid && word.entry.map { !kept.contains($0) } ?? false
        }.map { "the word of \($0.by)" }
    }

    /// The time that counts: no stage began earlier than it did, and no clock goes back.
    private var lostTime: [String] {
        var found: [String] = []
        if let since = after.state.stageSince, after.state.phase == before.state.phase,
            let earlier = before.state.stageSince, since < earlier
        {
            found.append("the beginning of the stage")
        }
        if let last = before.state.lastTime, let time = after.state.lastTime, time < last {
            found.append("the log's time")
        }
        return found
    }
}

extension BlockerDetails {
    /// True if it stops every step, which a P1 does only from a stage on.
    fileprivate var stopsAsP2: Bool { severity == .p2 && workaround == nil }
}
