import RolloutController
import Rollouts
import Values

/// The rules by which each answer is looked at, on what the walk knew before it.
extension Walk {
    func check(_ asked: Asked, _ ledger: Ledger) throws {
        guard asked.decision.outcome != .conflict else {
            throw WalkFailure("nobody else asked, and it is a conflict")
        }
        if asked.decision.outcome == .advanced { try checkAdvance(asked, ledger) }
        guard asked.answer.entry != nil, let member = asked.member else { return }
        switch asked.command {
        case .approve(let stage, _, _): try checkApproval(asked, member, of: stage, ledger)
        case .resume: try checkRelease(asked, by: member, ledger)
        case .attest(let subject, .some, _, _, _):
            try checkAttester(asked, member, of: subject, ledger)
        case .raiseBlocker(let issue, _):
            guard let known = ledger.issues[issue.id], known.isOpen else { return }
            guard issue.severity <= known.severity else {
                throw WalkFailure("\(issue.id) became less severe")
            }
        case .apply: try checkStages(asked, ledger)
        case .advance, .tick, .hold, .rollback, .waive, .attest, .acceptRisk, .clearBlocker,
            .reopenBlocker, .mitigationDone, .acceptLoss, .correctClock, .forget:
            return
        }
    }

    private func checkStages(_ asked: Asked, _ ledger: Ledger) throws {
        guard let plan = asked.plan, asked.decision.isDone else { return }
        for name in ledger.reached {
            guard plan.stages.contains(where: { $0.name == name || $0.was == name }) else {
                throw WalkFailure("\(name) was entered, and is no stage any more")
            }
        }
    }

    private func checkAdvance(_ asked: Asked, _ ledger: Ledger) throws {
        guard case .advance(_, let accepting, _) = asked.command, let member = asked.member else {
            throw WalkFailure("advanced by \(asked.command)")
        }
        guard asked.decision.to == ledger.nextStage?.name ?? "completed" else {
            throw WalkFailure("advanced to \(asked.decision.to)")
        }
        let rules = ledger.rulesAgainst(
            advanceBy: member,
            accepting: accepting,
            given: evidence,
            at: asked.now
        )
        guard rules.isEmpty else { throw WalkFailure("advanced in spite of \(rules)") }
    }

    private func checkApproval(
        _ asked: Asked,
        _ member: Member,
        of name: String?,
        _ ledger: Ledger
    ) throws {
        guard let stage = name.flatMap(ledger.plan.stage) ?? ledger.nextStage,
            let rule = stage.approvalRule
        else { throw WalkFailure("approved what needs no approval") }
        guard !member.isProgram else { throw WalkFailure("\(member) approved") }
        let known = ledger.standing(rule, of: stage.name, at: asked.now).map(\.name)
        guard !known.contains(member.name) else { throw WalkFailure("\(member) counts twice") }
        let involved = ledger.askers.union(ledger.authors)
        guard !rule.notRequester || !involved.contains(member.name) else {
            throw WalkFailure("\(member) has asked or applied the plan, and approved")
        }
        let leads = ledger.plan.roles.first { $0.name == rule.role }?.members
        guard leads?.map(Member.letters).contains(member.letters) ?? true else {
            throw WalkFailure("\(member) is no lead, and approved as one")
        }
    }

    private func checkRelease(_ asked: Asked, by member: Member, _ ledger: Ledger) throws {
        for change in asked.decision.changes {
            guard case .released(let id) = change else { continue }
            guard let held = ledger.holds[id] else { throw WalkFailure("released \(id), no hold") }
            let people = held.agreed.union(member.isProgram ? [] : [member.name])
            guard held.peopleNeeded == 1 || people.count >= held.peopleNeeded else {
                throw WalkFailure("\(id) was released by \(people) alone")
            }
            guard !member.isProgram || !held.needsPerson && held.holder == member else {
                throw WalkFailure("\(member) released \(id)")
            }
        }
    }

    private func checkAttester(
        _ asked: Asked,
        _ member: Member,
        of subject: String,
        _ ledger: Ledger
    ) throws {
        let names = ledger.plan.sources.flatMap { source -> [String] in
            if case .attestation(let names) = source.kind { names } else { [] }
        }
        guard names.map(Member.letters).contains(member.letters) else {
            throw WalkFailure("\(member) attested \(subject)")
        }
    }
}

/// Rollbacks and holds, which are always carried out.
extension Walk {
    func checkStop(_ asked: Asked, _ before: Ledger, _ after: Course) throws {
        switch asked.command {
        case .hold(let id, _, let expires):
            try checkHold(asked, named: id, until: expires, before, after)
        case .rollback(let stage, _):
            try checkRollback(asked, to: stage, before, after)
        case .apply, .advance, .tick, .resume, .approve, .waive, .attest, .acceptRisk,
            .raiseBlocker, .clearBlocker, .reopenBlocker, .mitigationDone, .acceptLoss,
            .correctClock, .forget:
            return
        }
    }

    private func checkHold(
        _ asked: Asked,
        named id: String?,
        until expires: Instant?,
        _ before: Ledger,
        _ after: Course
    ) throws {
        if before.place == .completed { return }
        if let expires, expires <= before.latest(asked.now) { return }
        let held = after.found.state.holds.filter { $0.expires.map { asked.now < $0 } ?? true }
        let isThere =
            id.map { id in before.activeHolds(at: asked.now)[id] != nil } ?? false
            && held.contains { $0.id == id }
        guard asked.decision.outcome == .recorded || isThere else {
            throw WalkFailure("a hold was not carried out: \(asked.decision.outcome)")
        }
        let new = asked.added.map(\.id)
        guard isThere || new.contains(where: { id in held.contains { $0.id == id } }) else {
            throw WalkFailure("a hold was recorded, and nothing is held")
        }
    }

    private func checkRollback(
        _ asked: Asked,
        to stage: String?,
        _ before: Ledger,
        _ after: Course
    ) throws {
        if before.place == .planned { return }
        let wanted = stage.map { before.plan.stageIndex($0) ?? .max } ?? -1
        let place = before.stageIndex ?? before.plan.stages.count
        let users = stage.flatMap(before.plan.stage)?.cohort.most ?? 0
        guard wanted < place, users <= before.exposure else {
            guard asked.decision.outcome == .invalid else {
                throw WalkFailure("a rollback to what is not earlier: \(asked.decision.outcome)")
            }
            return
        }
        guard asked.decision.outcome == .rolledBack else {
            throw WalkFailure("a rollback was not carried out: \(asked.decision.outcome)")
        }
        let state = after.found.state
        guard state.exposure <= users else {
            throw WalkFailure("\(state.exposure) have the release after a rollback to \(users)")
        }
        guard asked.added.contains(where: { new in state.holds.contains { $0.id == new.id } })
        else { throw WalkFailure("a rollback left no hold") }
    }
}
