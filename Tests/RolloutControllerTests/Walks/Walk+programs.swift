import RolloutController
import Rollouts
import Values

/// The ways in which a program could get past what binds it.
extension Walk {
    mutating func temptProgram(_ index: Int) async throws {
        let program = program()
        switch Int.random(in: 0..<6, using: &random) {
        case 0: try await rollBackAndRelease(index, by: program)
        case 1...2: try await relist(index, by: program)
        case _:
            try await ask(.approve(stage: nil, role: nil, reason: nil), by: program, of: index)
        }
    }

    /// Releases the hold of a rollback that the program itself asked for.
    private mutating func rollBackAndRelease(_ index: Int, by program: Member) async throws {
        try await ask(.rollback(to: nil, reason: "slow"), by: program, of: index)
        let held = courses[index].ledger.holds.filter { $0.value.holder == program }
        guard let id = held.keys.sorted().first(where: { $0.hasPrefix("rollback") }) else { return }
        try await ask(.resume(id: id, reason: "looked"), by: program, of: index)
    }

    /// Lists an issue in the plan that is on record, with a workaround and for the last stage.
    private mutating func relist(_ index: Int, by program: Member) async throws {
        var plan = courses[index].plan
        let listed = plan.issues.map(\.id)
        let open = courses[index].ledger.issues.filter { id, issue in
            issue.isOpen && !listed.contains(id)
        }
        guard let id = open.keys.sorted().randomElement(using: &random), let issue = open[id]
        else { return }
        plan.issues.append(
            BlockerDetails(
                id: id,
                severity: issue.severity,
                title: "known",
                workaround: "restart",
                before: plan.stages.last?.name
            )
        )
        let command = Command.apply(digest: try file(plan).digest, differences: [])
        try await ask(command, by: program, of: index, with: plan)
    }
}
