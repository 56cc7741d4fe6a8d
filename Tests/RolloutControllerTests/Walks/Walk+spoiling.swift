import RolloutController
import Rollouts
import Values

/// Things that come in the way of an advance that nothing else forbids.
extension Walk {
    /// Puts one thing in the way.
    mutating func spoil(_ index: Int) async throws {
        let ledger = courses[index].ledger
        let next = ledger.nextStage?.name
        if isPoolAwaited(of: index), chance(1, in: 2) { return set("pool", to: .value(50)) }
        switch Int.random(in: 0..<8, using: &random) {
        case 0:
            try await ask(.hold(id: nil, reason: nil, expires: nil), by: anybody(), of: index)
        case 1...3:
            let severity = [Severity.p0, .p1, .p2].randomElement(using: &random) ?? .p0
            let issue = BlockerDetails(
                id: "bug-\(Int.random(in: 6..<20, using: &random))",
                severity: severity,
                title: "known",
                before: next
            )
            try await ask(.raiseBlocker(blocker: issue, reason: nil), by: anybody(), of: index)
        case 4: log.wait(.seconds(Int.random(in: 1...5, using: &random) * 86_400))
        case 5: log.wait(.seconds(-Int.random(in: 600...90_000, using: &random)))
        case 6: set(Self.words.randomElement(using: &random) ?? "errors", to: nil)
        case _: set("tickets", to: .value(7))
        }
    }

    /// Has a person put a mitigation in force that is due before the next step, or is overdue soon.
    mutating func owe(_ index: Int) async throws {
        var plan = courses[index].plan
        let ledger = courses[index].ledger
        guard let next = ledger.nextStage?.name else { return }
        plan.pool = WalkMitigation(stage: next)
        if let live = ledger.stageIndex, chance(1, in: 2) {
            let stage = ledger.plan.stages[live].name
            let severity = [Severity.p0, .p2].randomElement(using: &random) ?? .p0
            plan.pool = WalkMitigation(
                level: .optional,
                stage: stage,
                hours: 2,
                whenOverdue: severity
            )
            log.wait(.seconds(7_300))
        }
        try await put(plan, of: index)
    }

    /// Has a person leave out a stage that was entered.
    mutating func lose(_ index: Int) async throws {
        var plan = courses[index].plan
        guard plan.stages.count > 1,
            let name = courses[index].ledger.reached.randomElement(using: &random)
        else { return }
        plan.stages.removeAll { $0.name == name }
        try await put(plan.consistent, of: index)
    }

    /// Has a person who asks for nothing amend a plan.
    mutating func put(_ plan: WalkPlan, of index: Int) async throws {
        let command = Command.apply(digest: try file(plan).digest, differences: [])
        try await ask(command, by: Member.people[1], of: index, with: plan)
    }

    /// True if nothing but a mitigation would be in the way if it were not done.
    private func isPoolAwaited(of index: Int) -> Bool {
        var without = evidence
        without["pool"] = .value(50)
        return !courses[index].ledger.rulesAgainst(
            advanceBy: Member.people[0],
            accepting: [],
            given: without,
            at: log.now
        ).isEmpty
    }

    /// Has something recorded by a clock that is ahead of the end of a soak and of approvals, and
    /// is put right then.
    ///
    /// If it is short, approvals and measurements are not out of date by it, so that a soak is
    /// alone.
    mutating func dateAhead(_ index: Int, isShort: Bool) async throws {
        let ledger = courses[index].ledger
        let hours = ledger.nextStage?.approvalRule?.validFor.duration ?? .zero
        let soak = ledger.stageIndex.map { ledger.plan.stages[$0].soak.duration } ?? .zero
        let left = (ledger.stageSince.map { $0 + soak } ?? log.now) - log.now - .seconds(120)
        if isShort, left > .zero { log.wait(left) }
        let span = isShort ? .seconds(121) : max(hours, soak) + .seconds(3_600)
        log.wait(span)
        let number = Int.random(in: 1_000...1_000_000, using: &random)
        if isShort {
            // A result would be dated ahead as well, and an issue would end the approvals.
            let (id, holder) = ("pause-\(number)", person())
            try await ask(.hold(id: id, reason: nil, expires: nil), by: holder, of: index)
            try await ask(.resume(id: id, reason: "looked"), by: holder, of: index)
        } else {
            try await ask(passingAttestation(ledger, of: number), by: .programs[0], of: index)
        }
        log.wait(.zero - span)
        if hours > .zero, !isShort { tally.add("dated ahead of approvals") }
    }

    /// Has people approve the next step by a clock that is days ahead, and is put right then, on
    /// record too.
    mutating func approveAhead(_ index: Int, isAskedBy asker: Member) async throws {
        log.wait(.seconds(5 * 86_400))
        for _ in 0..<3 {
            guard let rule = rules(of: index, asker).first(where: { $0.contains("approvals") })
            else { break }
            try await mend(rule, of: index)
        }
        log.wait(.seconds(-5 * 86_400))
        let command = Command.correctClock(reason: "it was ahead")
        try await ask(command, by: Member.people[1], of: index)
        tally.add("approved ahead")
    }
}
