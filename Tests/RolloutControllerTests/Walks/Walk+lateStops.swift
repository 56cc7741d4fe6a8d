import Rollouts
import Values

@testable import RolloutController

/// Stops that were decided before something else came first.
extension Walk {
    /// Decides on a stop, lets something else be recorded, and records the stop.
    mutating func stopLate(_ index: Int) async throws {
        let name = courses[index].name
        let member = anybody()
        let command: Command =
            chance(1, in: 2)
            ? .rollback(to: nil, reason: nil) : .hold(id: nil, reason: "late", expires: nil)
        let request = Request(command: command, actor: member.actor(&random))
        let rollout = try log.log.rollout(named: name)
        let decision = rollout.decision(on: request, given: Evidence(), at: log.now)
        let proposal = Proposal(
            request,
            RequestOptions(rollout: name),
            rollout,
            Gathered(evidence: Evidence(), cohort: nil),
            decision,
            at: log.now
        )
        try await ask(anyOther(of: index), by: anybody(), of: index)
        note("\(name): \(member) asked before for \(command)")
        let answer = try await log.log.commit(proposal, signedWith: log.keyPath)
        note("  \(answer.decision.outcome): \(answer.decision.summary)")
        guard decision.isNews else { return }
        tally.add("late stop")
        try settle(asked(command, member, nil, answer), of: index)
    }

    private mutating func anyOther(of index: Int) -> Command {
        chance(1, in: 2) ? .advance(to: nil, accepting: [], reason: nil) : anyCommand(of: index)
    }
}
