import Rollouts
import Testing
import Transparency
import Values

@testable import RolloutController

@Suite struct ControllerTests {
    @Test func `an advance records one entry and signs the log's head`() async throws {
        try await withRollout { rollout in
            try await rollout.attest()
            let answer = try await rollout.advance()
            #expect(answer.decision.outcome == .advanced)
            #expect(answer.entry == 2)
            #expect(try rollout.entryCount() == 3)
            guard case .signed(let head)? = answer.head else {
                Issue.record("not signed: \(answer.head?.problem.map { "\($0)" } ?? "no head")")
                return
            }
            #expect(head.checkpoint.size == 3)
            #expect(try rollout.state().phase == .live(stage: "beta"))
            #expect(try rollout.state().exposure == 20)
            #expect(try rollout.findings() == [])
        }
    }

    @Test func `the same refusal is recorded once`() async throws {
        try await withRollout { rollout in
            let first = try await rollout.advance()
            #expect(first.decision.outcome == .notYet)
            #expect(first.entry == 1)
            let second = try await rollout.advance()
            #expect(second.decision.outcome == .notYet)
            #expect(second.entry == nil)
            #expect(try rollout.state().exposure == 0)
        }
    }

    @Test func `a preview gives the answer and records nothing`() async throws {
        try await withRollout { rollout in
            try await rollout.attest()
            let command = Command.advance(to: nil, accepting: [], reason: nil)
            let preview = try await rollout.preview(command)
            #expect(preview.decision.outcome == .advanced)
            #expect(preview.entry == nil)
            #expect(try rollout.entryCount() == 2)
            #expect(try await rollout.advance().decision.summary == preview.decision.summary)
        }
    }

    @Test func `without a plan nothing can be asked for`() async throws {
        try await withRollout(applied: false) { rollout in
            let answer = try await rollout.advance()
            #expect(answer.decision.outcome == .invalid)
            #expect(answer.entry == nil)
            #expect(try rollout.entryCount() == 0)
        }
    }

    @Test func `live evidence is gathered once anybody is exposed`() async throws {
        try await withRollout { rollout in
            try await rollout.reach("beta")
            #expect(rollout.evidence.queryCount == 0)
            try await rollout.advance(to: "launch")
            #expect(rollout.evidence.queryCount == 2)
            try await rollout.hold()
            #expect(rollout.evidence.queryCount == 2)
        }
    }

    @Test func `an advance that finds a failed no-go rolls back`() async throws {
        try await withRollout { rollout in
            try await rollout.reach("beta")
            rollout.evidence["errors"] = .value(11)
            let answer = try await rollout.advance(to: "launch")
            #expect(answer.decision.outcome == .tripped)
            #expect(answer.decision.summary.hasPrefix("rolled back: errors is 11"))
            #expect(try rollout.state().exposure == 0)
        }
    }

    @Test func `an advance without a source exposes nobody else`() async throws {
        try await withRollout { rollout in
            try await rollout.reach("beta")
            rollout.evidence["latency"] = .failed("down")
            #expect(try await rollout.advance(to: "launch").decision.outcome == .sourceFailed)
            rollout.evidence["latency"] = nil
            #expect(try await rollout.advance(to: "launch").decision.outcome == .notYet)
            #expect(try rollout.state().exposure == 20)
        }
    }

    @Test(arguments: [-0.0, 1e-300, 1.2e20, 0.1])
    func `the log verifies and replays for every number measured`(_ number: Double) async throws {
        try await withRollout { rollout in
            try await rollout.reach("beta")
            rollout.evidence["latency"] = .value(number)
            try await rollout.advance(to: "launch")
            #expect(try rollout.findings() == [])
        }
    }
}
