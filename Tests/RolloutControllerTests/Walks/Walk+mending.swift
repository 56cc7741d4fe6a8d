import Rollouts
import Statistics
import Values

/// The steps with which people clear the way, so that the walk gets anywhere.
extension Walk {
    /// Does away with one thing that stands in the way of the next step.
    mutating func mend(_ index: Int) async throws {
        let ledger = courses[index].ledger
        if let held = releasable(ledger).first {
            let releaser = releaser(of: held, in: ledger)
            return try await ask(.resume(id: held, reason: "looked"), by: releaser, of: index)
        }
        if ledger.lastTime > log.now + .seconds(3_600) {
            let command = Command.correctClock(reason: "it was wrong")
            return try await ask(command, by: person(), of: index)
        }
        if let open = ledger.issues.filter({ $0.value.isOpen && $0.value.severity < .p2 })
            .keys.sorted().first
        {
            let command = Command.clearBlocker(id: open, evidence: "PR", reason: "fixed")
            return try await ask(command, by: person(), of: index)
        }
        for word in Self.words { set(word, to: Self.good[word]) }
        try await mendWords(index)
    }

    /// A person, who has often agreed to the release before.
    mutating func releaser(of hold: String, in ledger: Ledger) -> Member {
        let before = ledger.holds[hold]?.agreed ?? []
        let again = Member.people.first { before.contains($0.name) }
        return chance(1, in: 3) ? again ?? person() : person()
    }

    private mutating func mendWords(_ index: Int) async throws {
        let ledger = courses[index].ledger
        guard let leak = ledger.plan.noGo.first(where: { $0.id == "leak" }),
            ledger.isAttested(leak, at: log.now)
        else {
            return try await ask(passingAttestation(ledger), by: .programs[0], of: index)
        }
        if ledger.isSoaking(at: log.now) || !ledger.plan.freezes.isEmpty {
            log.wait(.seconds(7_200))
        }
        guard let rule = ledger.nextStage?.approvalRule else { return }
        let free = Member.people.filter { member in
            let isLead = ledger.plan.roles.first { $0.name == rule.role }?.members
                .map(Member.letters).contains(member.letters)
            return isLead ?? true && !ledger.authors.contains(member.name)
                && !ledger.askers.contains(member.name)
        }
        let member = free.randomElement(using: &random) ?? person()
        try await ask(.approve(stage: nil, role: nil, reason: nil), by: member, of: index)
    }

    /// A success in place of the failures on record, by those whom every plan names.
    func passingAttestation(_ ledger: Ledger, of trials: Int = 1_000) -> Command {
        .attest(
            subject: "leak",
            result: Proportion(failures: 0, trials: trials).map { .counts($0) },
            replaces: [],
            reason: "run again"
        )
    }
}
