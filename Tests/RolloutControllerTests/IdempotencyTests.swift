import Rollouts
import Testing
import Values

@testable import RolloutController

@Suite struct IdempotencyTests {
    @Test func `a key that is repeated gives the first answer, and records nothing`() async throws {
        try await withRollout { rollout in
            try await rollout.attest()
            let first = try await rollout.advance(to: "beta", key: "k")
            try await rollout.hold()
            let second = try await rollout.advance(to: "beta", key: "k")
            #expect(second.decision == first.decision)
            #expect(second.entry == first.entry)
            #expect(try rollout.entryCount() == 4)
        }
    }

    @Test func `a key of another request is an error`() async throws {
        try await withRollout { rollout in
            try await rollout.hold("lunch", key: "k")
            await #expect(throws: RolloutLogError.self) {
                try await rollout.hold("dinner", key: "k")
            }
            await #expect(throws: RolloutLogError.self) {
                try await rollout.advance(key: "k")
            }
            #expect(try rollout.entryCount() == 2)
        }
    }

    /// A time that is computed from the clock is another one in the second attempt.
    @Test func `the same request is known again when the clock went on`() async throws {
        try await withRollout { rollout in
            func hold() -> Command {
                .hold(id: nil, reason: "lunch", expires: rollout.now + .seconds(7_200))
            }
            func waive() -> Command {
                .waive(subject: "leak", until: rollout.now + .seconds(7_200), reason: "known")
            }
            for (key, command) in [("h", hold), ("w", waive)] {
                let first = try await rollout.perform(command(), key: key)
                rollout.wait(.seconds(60))
                let second = try await rollout.perform(command(), key: key)
                #expect(first.entry != nil)
                #expect(second.entry == first.entry)
            }
            #expect(try rollout.entryCount() == 3)
        }
    }

    @Test func `a key that only met a conflict is free`() async throws {
        try await withRollout { rollout in
            try await rollout.reach("beta")
            rollout.evidence.meanwhile { try await rollout.attest() }
            let conflict = try await rollout.advance(to: "launch", key: "k")
            #expect(conflict.decision.outcome == .conflict)
            let advanced = try await rollout.advance(to: "launch", key: "k")
            #expect(advanced.decision.outcome == .advanced)
        }
    }
}
