import RolloutController
import Rollouts
import Statistics
import Values

/// Advances that are asked for while one rule at most forbids them, so that each rule is alone at
/// times.
extension Walk {
    /// Does away with what forbids the next step, but for one thing, and asks for it.
    mutating func tempt(_ index: Int) async throws {
        let asker = chance(1, in: 2) ? Member.programs[1] : Member.people[0]
        switch Int.random(in: 0..<12, using: &random) {
        case 0..<3: try await freeze(index)
        case 3: try await owe(index)
        case 4: try await lose(index)
        case _: break
        }
        for _ in 0..<12 {
            let rules = rules(of: index, asker)
            guard let rule = rules.shuffled(using: &random).first,
                rules.count > 1 || chance(1, in: 2)
            else { break }
            try await mend(rule, of: index)
        }
        let left = rules(of: index, asker)
        let isApproved = !(left.first?.hasPrefix("the approvals") ?? false)
        if left.first?.hasPrefix("the soak") ?? false, left.count == 1, chance(2, in: 3) {
            try await dateAhead(index, isShort: true)
        } else if left.isEmpty, chance(1, in: 3) {
            try await dateAhead(index, isShort: false)
        } else if left.isEmpty || !isApproved, chance(1, in: 3) {
            try await approveAhead(index, isAskedBy: asker)
        } else if left.isEmpty, chance(1, in: 2) {
            try await spoil(index)
        }
        let isAlone = rules(of: index, asker).count == 1
        if isAlone { tally.add("one rule alone") }
        try await ask(.advance(to: nil, accepting: [], reason: nil), by: asker, of: index)
    }

    /// Has a person put a freeze in force that is on now.
    private mutating func freeze(_ index: Int) async throws {
        var plan = courses[index].plan
        let end = log.now + .seconds(Int.random(in: 3_600...20_000, using: &random))
        plan.freezes = [Freeze(from: log.now - .seconds(600), to: end, reason: "holiday")]
        try await put(plan, of: index)
    }

    func rules(of index: Int, _ asker: Member) -> [String] {
        courses[index].ledger.rulesAgainst(
            advanceBy: asker,
            accepting: [],
            given: evidence,
            at: log.now
        )
    }

    mutating func mend(_ rule: String, of index: Int) async throws {
        let ledger = courses[index].ledger
        let words = rule.split(separator: " ").map(String.init)
        switch words[1] {
        case "hold":
            let releaser = releaser(of: words[2], in: ledger)
            try await ask(.resume(id: words[2], reason: "looked"), by: releaser, of: index)
        case "freeze", "soak": waitOut(ledger)
        case "check": try await mendCheck(words[2], of: index)
        case "mitigation": set("pool", to: Self.good["pool"])
        case "approvals":
            let role = ledger.plan.roles.first?.members.map(Member.letters)
            let free = Member.people.filter { member in
                !ledger.authors.contains(member.name) && !ledger.askers.contains(member.name)
                    && role?.contains(member.letters) ?? true
            }
            let member = free.randomElement(using: &random) ?? person()
            try await ask(.approve(stage: nil, role: nil, reason: nil), by: member, of: index)
        case _:
            let command = Command.clearBlocker(id: words[2], evidence: "PR", reason: "fixed")
            try await ask(command, by: person(), of: index)
        }
    }

    private func waitOut(_ ledger: Ledger) {
        let soak = ledger.stageIndex.map { ledger.plan.stages[$0].soak.duration } ?? .zero
        let ends = ledger.plan.freezes.map(\.to) + (ledger.stageSince.map { [$0 + soak] } ?? [])
        let now = log.now
        guard let end = ends.filter({ $0 > now }).min(), end - now < .seconds(5 * 86_400) else {
            return
        }
        log.wait(end - now)
    }

    private mutating func mendCheck(_ id: String, of index: Int) async throws {
        guard id == "leak" else {
            let word = id.hasPrefix("tickets") ? "tickets" : id
            return set(word, to: Self.good[word])
        }
        let failing = courses[index].ledger.words.filter { $0.failures > 0 }.map(\.entry)
        let withdrawal = Command.attest(
            subject: "leak",
            result: nil,
            replaces: failing,
            reason: "a wrong run"
        )
        if !failing.isEmpty { try await ask(withdrawal, by: person(), of: index) }
        try await ask(passingAttestation(courses[index].ledger), by: .programs[0], of: index)
    }
}
