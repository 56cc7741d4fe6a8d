import AuditLog
import Rollouts
import Testing
import Values

@testable import RolloutController

@Suite struct ConflictTests {
    @Test func `an advance on an older revision is a conflict, and records nothing`() async throws {
        try await withRollout { rollout in
            try await rollout.reach("beta")
            rollout.evidence.meanwhile { try await rollout.hold() }
            let answer = try await rollout.advance(to: "launch")
            #expect(answer.decision.outcome == .conflict)
            #expect(answer.entry == nil)
            #expect(try rollout.entries().map(\.kind).suffix(2) == ["advance", "hold"])
            #expect(try rollout.state().exposure == 20)
        }
    }

    @Test func `a failed no-go that meets another entry rolls back all the same`() async throws {
        try await withRollout { rollout in
            try await rollout.reach("beta")
            rollout.evidence["errors"] = .value(11)
            rollout.evidence.meanwhile { try await rollout.attest() }
            let answer = try await rollout.tick()
            #expect(answer.decision.outcome == .tripped)
            #expect(try rollout.entries().map(\.kind).suffix(2) == ["attest", "guard"])
            #expect(try rollout.state().exposure == 0)
            #expect(try rollout.findings() == [])
        }
    }

    @Test func `an advance that trips meets another entry and is decided anew`() async throws {
        try await withRollout { rollout in
            try await rollout.reach("beta")
            rollout.evidence["errors"] = .value(11)
            rollout.evidence.meanwhile { try await rollout.hold() }
            let answer = try await rollout.advance(to: "launch")
            #expect(answer.decision.outcome == .tripped)
            #expect(try rollout.state().exposure == 0)
        }
    }

    @Test func `evidence of a stage that was left decides nothing`() async throws {
        try await withRollout { rollout in
            try await rollout.reach("beta")
            rollout.evidence["errors"] = .value(11)
            rollout.evidence.meanwhile { try await rollout.rollBack() }
            let answer = try await rollout.tick()
            #expect(answer.decision.outcome == .conflict)
            #expect(answer.entry == nil)
            #expect(try rollout.state().guardRollbacks == 0)
        }
    }

    @Test func `a rollback among holds at once is decided anew until it is recorded`() async throws
    {
        try await withRollout { rollout in
            try await rollout.reach("launch")
            let before = try rollout.entryCount()
            let outcomes = try await withThrowingTaskGroup(of: Outcome.self) { group in
                for number in 1...4 {
                    group.addTask { try await rollout.hold("\(number)").decision.outcome }
                }
                group.addTask { try await rollout.rollBack(to: "beta").decision.outcome }
                return try await group.reduce(into: [Outcome]()) { $0.append($1) }
            }
            #expect(outcomes.count { $0 == .recorded } == 4, "\(outcomes)")
            #expect(outcomes.contains(.rolledBack))
            #expect(try rollout.entryCount() == before + 5)
            #expect(try rollout.state().exposure == 20)
            #expect(try rollout.findings() == [])
        }
    }

    /// A rollback asks no source, so that the advance is recorded between its two halves here.
    @Test func `a rollback that meets an advance takes back what that exposed`() async throws {
        try await withRollout { rollout in
            try await rollout.reach("beta")
            let request = Request(command: .rollback(to: nil, reason: "slow"), actor: .manager)
            let before = try rollout.log.rollout(named: "release")
            let proposal = Proposal(
                request,
                RequestOptions(rollout: "release"),
                before,
                Gathered(evidence: Evidence(), cohort: nil),
                before.decision(on: request, given: Evidence(), at: rollout.now),
                at: rollout.now
            )
            try await rollout.advance(to: "launch")
            #expect(try rollout.state().exposure == 5_000)
            let answer = try await rollout.log.commit(proposal, signedWith: rollout.keyPath)
            #expect(answer.decision.outcome == .rolledBack)
            #expect(answer.decision.exposure == .init(before: 5_000, after: 0))
            #expect(try rollout.entries().map(\.kind).suffix(2) == ["advance", "rollback"])
            #expect(try rollout.state().exposure == 0)
            #expect(try rollout.findings() == [])
        }
    }

    @Test func `a revision that the caller has not seen is a conflict`() async throws {
        try await withRollout { rollout in
            try await rollout.attest()
            let hold = Command.hold(id: nil, reason: "lunch", expires: nil)
            let stale = try await rollout.perform(hold, expecting: 0)
            #expect(stale.decision.outcome == .conflict)
            #expect(stale.entry == nil)
            #expect(try rollout.entryCount() == 2)
            let seen = try await rollout.perform(hold, expecting: 1)
            #expect(seen.decision.outcome == .recorded)
        }
    }

    @Test func `a refusal that is noted meanwhile is no conflict for an advance`() async throws {
        try await withRollout { rollout in
            try await rollout.reach("beta")
            rollout.evidence.meanwhile {
                rollout.evidence["latency"] = nil
                try await rollout.perform(
                    .advance(to: "launch", accepting: [], reason: nil),
                    by: .bot
                )
                rollout.evidence["latency"] = .value(100)
            }
            let before = try rollout.entryCount()
            let answer = try await rollout.advance(to: "launch")
            #expect(answer.decision.outcome == .advanced, "\(answer.decision.summary)")
            let kinds = try rollout.entries().suffix(from: before).map(\.actor.name)
            #expect(kinds == ["bot", "manager"])
            #expect(try rollout.findings() == [])
        }
    }

    @Test func `what a person has agreed to stands after a look of the guard, not after a hold`()
        async throws
    {
        try await withRollout { rollout in
            try await rollout.reach("beta")
            let seen = try rollout.state().revision
            try await rollout.tick()
            #expect(try rollout.state().revision > seen)
            let request = Request(
                command: .advance(to: nil, accepting: [], reason: nil),
                actor: .manager
            )
            var options = RequestOptions(rollout: "release")
            options.confirmedRevision = seen
            let look = try await rollout.controller.preview(request, options, at: rollout.now)
            #expect(look.decision.outcome == .advanced)
            try await rollout.hold()
            let queries = rollout.evidence.queryCount
            let late = try await rollout.controller.perform(request, options, at: rollout.now)
            #expect(late.decision.outcome == .conflict)
            #expect(rollout.evidence.queryCount - queries == 2)
        }
    }

    @Test func `a revision that is stated exactly is compared exactly`() async throws {
        try await withRollout { rollout in
            try await rollout.reach("beta")
            let seen = try rollout.state().revision
            try await rollout.tick()
            let command = Command.advance(to: nil, accepting: [], reason: nil)
            let stale = try await rollout.perform(command, expecting: seen)
            #expect(stale.decision.outcome == .conflict)
        }
    }
}
