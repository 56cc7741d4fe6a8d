import RolloutController
import Rollouts
import Values

@testable import RolloutController

/// The steps, each of which is drawn by how often it is to come.
extension Walk {
    mutating func step() async throws {
        changeSurroundings()
        let index = Int.random(in: 0..<courses.count, using: &random)
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<18: try await ask(advance(of: index), by: asker(), of: index)
        case 18..<28:
            try await ask(.approve(stage: nil, role: nil, reason: nil), by: anybody(), of: index)
        case 28..<37: try await amend(index)
        case 37..<44: try await look()
        case 44..<54: try await mend(index)
        case 54..<66: try await tempt(index)
        case 66..<70: try await reuseKey()
        case 70..<74: try await stopLate(index)
        case 74..<77: try await temptProgram(index)
        case _: try await ask(anyCommand(of: index), by: anybody(), of: index)
        }
    }

    /// Few ask, so that others are left to approve.
    private mutating func asker() -> Member {
        chance(1, in: 10) ? person() : chance(1, in: 2) ? Member.programs[1] : Member.people[0]
    }

    private mutating func advance(of index: Int) -> Command {
        let course = courses[index]
        let names = course.ledger.plan.stages.map(\.name)
        let target =
            chance(1, in: 8)
            ? names.randomElement(using: &random)
            : chance(1, in: 2) ? course.ledger.nextStage?.name : nil
        let accepting = course.plan.pool != nil && chance(1, in: 8) ? ["pool"] : []
        return .advance(to: target, accepting: accepting, reason: chance(3, in: 4) ? "go" : nil)
    }

    private mutating func amend(_ index: Int) async throws {
        let plan = courses[index].plan.amended(at: log.now, &random)
        let author = chance(1, in: 3) ? program() : chance(1, in: 4) ? person() : Member.people[1]
        let file = try file(plan)
        let differences = try courses[index].file.plan.differences(to: file.plan).map(\.text)
        let command = Command.apply(digest: file.digest, differences: differences)
        try await ask(command, by: author, of: index, with: plan)
    }

    /// Has the guard look at all rollouts.
    mutating func look() async throws {
        if chance(1, in: 4) { set("errors", to: .value(25)) }
        note("the guard looks")
        let round = try await RolloutGuard(log: log.log, controller: log.controller).tick(
            at: log.now
        )
        let answers = try round.looks.map { ($0.rollout, try $0.result.get()) }
        for (name, answer) in answers.sorted(by: { ($0.1.entry ?? 0) < ($1.1.entry ?? 0) }) {
            note("  \(name): \(answer.decision.outcome): \(answer.decision.summary)")
            guard let index = courses.firstIndex(where: { $0.name == name }) else { continue }
            try settle(asked(.tick, nil, nil, answer), of: index)
        }
    }
}
