import Rollouts
import TestSupport
import Values

extension WalkPlan {
    /// Returns the plan with one to three of its parts amended, for better or worse.
    func amended(at now: Instant, _ random: inout SeededGenerator) -> Self {
        var plan = self
        for index in plan.stages.indices where Bool.random(using: &random) {
            plan.stages[index].was = nil
        }
        let count = Int.random(in: 0..<4, using: &random) > 0 ? 1 : 3
        for _ in 0..<count { plan.amend(at: now, &random) }
        return plan.consistent
    }

    private mutating func amend(at now: Instant, _ random: inout SeededGenerator) {
        switch Int.random(in: 0..<18, using: &random) {
        case 0: wording += 1
        case 1...4: amendStage(&random)
        case 5: errorsLimit = [5, 10, 20].randomElement(using: &random) ?? 10
        case 6: rollsBack.toggle()
        case 7: latencyLimit = [nil, 200, 500, 900].randomElement(using: &random) ?? nil
        case 8: trials = [50, 100, 400].randomElement(using: &random) ?? 100
        case 9: amendNames(&random)
        case 10: amendFreezes(at: now, &random)
        case 11...12: amendIssues(&random)
        case 13: amendPool(&random)
        case 14...15: rename(&random)
        case 16: reorder(&random)
        case _: holdsBlind.toggle()
        }
    }

    private mutating func amendStage(_ random: inout SeededGenerator) {
        let index = Int.random(in: 0..<stages.count, using: &random)
        switch Int.random(in: 0..<8, using: &random) {
        case 0: stages[index].soakMinutes = [0, 300, 900].randomElement(using: &random) ?? 0
        case 1: stages[index].ticketLimit = [nil, 5, 10].randomElement(using: &random) ?? nil
        case 2:
            stages[index].approvals = Bool.random(using: &random) ? nil : WalkApprovals()
        case 3: stages[index].users += Int.random(in: -9...9, using: &random)
        case 4: stages[index].approvals?.needsLead = Bool.random(using: &random)
        case 5: stages[index].approvals?.notRequester = Int.random(in: 0..<4, using: &random) > 0
        case 6:
            stages[index].approvals?.validHours = [2, 24, 96].randomElement(using: &random) ?? 2
        case _: stages[index].approvals?.count = Int.random(in: 1...3, using: &random)
        }
    }

    private mutating func amendNames(_ random: inout SeededGenerator) {
        let people = Member.people.shuffled(using: &random)
        let names = people.map { $0.spelled(&random) }
        if Bool.random(using: &random) {
            attesters = ["bot"] + names.prefix(Int.random(in: 1...2, using: &random))
        } else {
            leads = Bool.random(using: &random) ? nil : Array(names.prefix(4))
        }
    }

    private mutating func amendFreezes(at now: Instant, _ random: inout SeededGenerator) {
        guard let index = freezes.indices.randomElement(using: &random) else {
            let start = now + .seconds(Int.random(in: -7_200...7_200, using: &random))
            let length = Duration.seconds(Int.random(in: 600...20_000, using: &random))
            freezes = [Freeze(from: start, to: start + length, reason: "holiday")]
            return
        }
        let old = freezes[index]
        let middle = old.from + (old.to - old.from) / 2
        switch Int.random(in: 0..<4, using: &random) {
        case 0: freezes.remove(at: index)
        case 1: freezes[index] = Freeze(from: old.from, to: middle, reason: "shorter")
        case 2:
            freezes[index] = Freeze(from: old.from, to: middle, reason: "first")
            freezes.append(Freeze(from: middle, to: old.to, reason: "second"))
        case _:
            freezes[index] = Freeze(from: old.from, to: old.to + .seconds(3_600), reason: "longer")
        }
    }

    private mutating func amendIssues(_ random: inout SeededGenerator) {
        let severity = [Severity.p0, .p1, .p1, .p2, .p3].randomElement(using: &random)
        let stage = Bool.random(using: &random) ? stages.randomElement(using: &random)?.name : nil
        guard let index = issues.indices.randomElement(using: &random), issues.count > 1 else {
            let id = "known-\(Int.random(in: 0..<4, using: &random))"
            guard !issues.contains(where: { $0.id == id }) else { return }
            issues.append(
                BlockerDetails(id: id, severity: severity ?? .p2, title: "known", before: stage)
            )
            return
        }
        switch Int.random(in: 0..<4, using: &random) {
        case 0: issues.remove(at: index)
        case 1: issues[index] = issues[index].copy(severity: severity)
        case 2: issues[index] = issues[index].copy(before: .some(stage))
        case _:
            let words: String? = Bool.random(using: &random) ? "restart" : nil
            issues[index] = issues[index].copy(workaround: .some(words))
        }
    }

    private mutating func amendPool(_ random: inout SeededGenerator) {
        guard pool != nil else {
            pool = stages.randomElement(using: &random).map { WalkMitigation(stage: $0.name) }
            return
        }
        switch Int.random(in: 0..<5, using: &random) {
        case 0: pool = nil
        case 1: pool?.level = Mitigation.Level.allCases.randomElement(using: &random) ?? .required
        case 2: pool?.stage = stages.randomElement(using: &random)?.name ?? stages[0].name
        case 3: pool?.hours = [nil, 2, 20].randomElement(using: &random) ?? nil
        case _: pool?.whenOverdue = Severity.allCases.randomElement(using: &random) ?? .p0
        }
    }

    /// Gives a stage another name, which the plan states or hides.
    private mutating func rename(_ random: inout SeededGenerator) {
        let free = Self.stageNames.filter { name in
            !stages.contains { $0.name == name || $0.was == name }
        }
        guard let name = free.randomElement(using: &random) else { return }
        let index = Int.random(in: 0..<stages.count, using: &random)
        let old = stages[index].name
        stages[index].name = name
        stages[index].was = Int.random(in: 0..<5, using: &random) > 0 ? old : nil
        issues = issues.map { $0.before == old ? $0.copy(before: .some(name)) : $0 }
        if pool?.stage == old { pool?.stage = name }
    }

    private mutating func reorder(_ random: inout SeededGenerator) {
        let index = Int.random(in: 0..<stages.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0 where stages.count > 2: stages.remove(at: index)
        case 1 where stages.count > 1:
            let other = (index + 1) % stages.count
            (stages[index].name, stages[other].name) = (stages[other].name, stages[index].name)
        case _:
            let free = Self.stageNames.filter { name in
                !stages.contains { $0.name == name || $0.was == name }
            }
            guard stages.count < 5, let name = free.randomElement(using: &random) else { return }
            let users = index > 0 ? (stages[index].users + stages[index - 1].users) / 2 : 10
            stages.insert(WalkStage(name: name, users: users), at: index)
        }
    }
}
