import RolloutController
import Rollouts
import Statistics
import Values

/// A request that a walk has made of one rollout, and its answer.
struct Asked: Sendable {
    let command: Command
    /// Nil for the guard.
    let member: Member?
    /// The plan that was to be put in force.
    let plan: Plan?
    let answer: Answer
    /// The clock when it was asked.
    let now: Instant
    /// The time of its entry.
    let time: Instant

    var decision: Decision { answer.decision }

    /// The holds that the decision added.
    var added: [Hold] {
        decision.changes.compactMap { if case .held(let hold) = $0 { hold } else { nil } }
    }
}

extension Ledger {
    /// Takes note of a request that was recorded.
    mutating func record(_ asked: Asked) {
        let latest = latest(asked.now)
        let isCorrection = asked.command.traits.name == .correctClock
        defer { lastTime = isCorrection ? asked.time : max(lastTime, asked.time) }
        guard asked.decision.outcome != .tripped else { return trip(asked, latest) }
        switch asked.command {
        case .apply(let digest, _): apply(digest, asked)
        case .advance(_, let accepting, _): advance(asked, accepting, latest)
        case .tick: break
        case .hold: asked.added.forEach { hold($0.id, by: asked.member, asked.command, latest) }
        case .resume: release(asked)
        case .rollback(let stage, _):
            rollBack(to: stage, at: asked.time)
            for hold in asked.added {
                holds[hold.id] = Held(holder: asked.member, needsPerson: true, since: latest)
            }
        case .approve(let stage, let role, _): approve(stage, role, asked, latest)
        case .waive(let subject, let until, _):
            waivers.append((Self.waived(subject), latest, until))
            voidApprovals()
        case .attest(_, let result, let replaced, _, _): hear(result, replaced, asked, latest)
        case .acceptRisk, .mitigationDone: voidApprovals()
        case .raiseBlocker(let details, _): open(details, isByHand: true)
        case .clearBlocker(let id, _, _):
            issues[id]?.isOpen = false
            issues[id]?.isByHand = true
            voidApprovals()
        case .reopenBlocker(let id, _):
            issues[id]?.isOpen = true
            issues[id]?.isByHand = true
            let most = reach(before: issues[id]?.before)
            issues[id]?.reach = most
            voidApprovals()
        case .correctClock: correctClock(to: asked.now)
        case .acceptLoss, .forget: break
        }
    }

    private mutating func voidApprovals() {
        for index in approvals.indices { approvals[index].isVoid = true }
    }

    private mutating func advance(_ asked: Asked, _ accepting: [String], _ latest: Instant) {
        guard asked.decision.outcome == .advanced else {
            if let name = asked.member?.name, !asked.decision.obstacles.isEmpty {
                askers.insert(name)
            }
            return
        }
        for subject in accepting {
            waivers.append((subject, latest, latest + .seconds(30 * 86_400)))
            voidApprovals()
        }
        askers = []
        guard let stage = nextStage else {
            place = .completed
            return
        }
        let isApprovedByAnother = approvals.contains { given in
            given.stage == stage.name && given.digest == digest && !authors.contains(given.name)
        }
        if isApprovedByAnother { authors = authors.suffix(1) }
        place = .live(stage.name)
        exposure = stage.cohort.most
        stageSince = asked.time
        firstEntered[stage.name] = firstEntered[stage.name] ?? asked.time
    }

    private mutating func hold(
        _ id: String,
        by member: Member?,
        _ command: Command,
        _ latest: Instant
    ) {
        guard case .hold(_, _, let expires) = command else { return }
        holds[id] = Held(holder: member, since: latest, expires: expires)
    }

    private mutating func release(_ asked: Asked) {
        for change in asked.decision.changes {
            if case .released(let id) = change { holds[id] = nil }
            if case .releaseAgreed(let id, _) = change, let name = asked.member?.name {
                holds[id]?.agreed.insert(name)
            }
        }
    }

    private mutating func rollBack(to stage: String?, at time: Instant) {
        place = stage.map(Place.live) ?? .planned
        exposure = stage.flatMap(plan.stage)?.cohort.most ?? 0
        stageSince = stage == nil ? nil : time
        words = []
        voidApprovals()
    }

    private mutating func trip(_ asked: Asked, _ latest: Instant) {
        if case .attest(_, let result, let replaced, _, _) = asked.command {
            hear(result, replaced, asked, latest)
        }
        let isRollback = asked.decision.changes.contains {
            if case .rolledBack = $0 { true } else { false }
        }
        if isRollback {
            rollBack(to: nil, at: asked.time)
            guardRollbacks += 1
        }
        for hold in asked.added {
            holds[hold.id] = Held(
                needsPerson: true,
                since: latest,
                peopleNeeded: isRollback && guardRollbacks > 2 ? 2 : 1
            )
        }
    }

    private mutating func approve(
        _ name: String?,
        _ role: String?,
        _ asked: Asked,
        _ latest: Instant
    ) {
        guard let member = asked.member, let stage = name.flatMap(plan.stage) ?? nextStage else {
            return
        }
        approvals.append(
            Given(
                stage: stage.name,
                name: member.name,
                isForLead: role == "lead" || stage.approvalRule?.role == "lead",
                digest: digest,
                at: latest
            )
        )
    }

    private mutating func hear(
        _ result: Attestation.Result?,
        _ replaced: [Int],
        _ asked: Asked,
        _ latest: Instant
    ) {
        words.removeAll { replaced.contains($0.entry) }
        guard case .counts(let counts)? = result, let entry = asked.answer.entry,
            let member = asked.member
        else { return }
        words.append(
            Word(
                name: member.name,
                failures: counts.failures,
                trials: counts.trials,
                at: latest,
                entry: entry
            )
        )
    }

    mutating func open(_ details: BlockerDetails, isByHand: Bool) {
        issues[details.id] = Issue(
            severity: details.severity,
            before: details.before,
            hasWorkaround: details.workaround != nil,
            isByHand: isByHand || issues[details.id]?.isByHand == true,
            reach: reach(before: details.before)
        )
        voidApprovals()
    }
}
