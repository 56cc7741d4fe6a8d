import Rollouts
import Values

@testable import RolloutController

/// Idempotency keys that are used again, for the same request or for another one.
extension Walk {
    mutating func reuseKey() async throws {
        guard let used = keys.suffix(20).randomElement(using: &random) else { return }
        var (command, member, rollout) = (used.command, used.member, used.rollout)
        let isSame = chance(1, in: 2)
        if !isSame {
            switch Int.random(in: 0..<3, using: &random) {
            case 0: command = .raiseBlocker(blocker: Self.other, reason: used.key)
            case 1: member = Member(name: "eve", isProgram: false)
            case _: rollout = (rollout + 1) % courses.count
            }
        }
        let size = try log.entryCount()
        let answer = try await answer(to: command, by: member, of: rollout, key: used.key)
        guard try log.entryCount() == size else { throw WalkFailure("a used key recorded more") }
        guard isSame else {
            guard answer == nil else { throw WalkFailure("\(used.key) answered another request") }
            return tally.add("key of another")
        }
        tally.add(answer == nil ? "key of the past" : "key answered again")
        guard let answer else { return }
        guard answer.isEarlier, answer.entry == used.entry else {
            throw WalkFailure("\(used.key) has another answer than before")
        }
        try checkStands(answer, command, courses[rollout])
    }

    private static let other = BlockerDetails(id: "other", severity: .p3, title: "other")

    /// Returns the answer to a request with a used key; nil if the key is refused.
    private mutating func answer(
        to command: Command,
        by member: Member,
        of index: Int,
        key: String
    ) async throws -> Answer? {
        note("\(courses[index].name): \(member) uses \(key) again for \(command)")
        let request = Request(command: command, actor: member.actor(&random))
        let options = RequestOptions(rollout: courses[index].name, idempotencyKey: key)
        do {
            return try await log.controller.perform(request, options, at: log.now)
        } catch is RolloutLogError {
            return nil
        }
    }

    /// Checks that a stop that is answered as done has not been undone.
    private func checkStands(_ answer: Answer, _ command: Command, _ course: Course) throws {
        switch command {
        case .hold:
            let ids = answer.decision.changes.compactMap { change in
                if case .held(let hold) = change { hold.id } else { nil }
            }
            let active = course.ledger.activeHolds(at: log.now)
            guard ids.allSatisfy({ active[$0] != nil }) else {
                throw WalkFailure("a hold that is over was answered as done")
            }
        case .rollback:
            guard course.ledger.exposure <= answer.decision.exposure.after else {
                throw WalkFailure("a rollback that was undone was answered as done")
            }
        case .apply, .advance, .tick, .resume, .approve, .waive, .attest, .acceptRisk,
            .raiseBlocker, .clearBlocker, .reopenBlocker, .mitigationDone, .acceptLoss,
            .correctClock, .forget:
            return
        }
    }
}
