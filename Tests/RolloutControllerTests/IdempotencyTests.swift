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

    @Test func `a key whose request was not done is asked again`() async throws {
        try await withRollout { rollout in
            let early = try await rollout.advance(to: "beta", key: "build-77")
            #expect(early.decision.outcome != .advanced && early.entry != nil)
            try await rollout.reach("beta")
            try await rollout.rollBack()
            try await rollout.perform(.resume(id: nil, reason: "looked"))
            try await rollout.attest()
            let late = try await rollout.advance(to: "beta", key: "build-77")
            #expect(late.decision.outcome == .advanced)
            #expect(!late.isEarlier)
            #expect(try await rollout.advance(to: "beta", key: "build-77").isEarlier)
        }
    }

    @Test func `a key of what was undone is refused with both entries`() async throws {
        try await withRollout { rollout in
            try await rollout.reach("beta")
            let first = try await rollout.rollBack(key: "runbook")
            #expect(try await rollout.rollBack(key: "runbook").isEarlier)
            try await rollout.perform(.resume(id: nil, reason: "looked"))
            let error = await #expect(throws: RolloutLogError.self) {
                try await rollout.rollBack(key: "runbook")
            }
            let entries = try #require(first.entry)
            #expect(error?.description.contains("entry \(entries) ") == true)
            #expect(error?.description.contains("entry \(entries + 1)") == true)
        }
    }

    @Test func `a key is of one person and of one rollout`() async throws {
        try await withRollout { rollout in
            try await rollout.hold("lunch", key: "k")
            let hold = Command.hold(id: nil, reason: "lunch", expires: nil)
            await #expect(throws: RolloutLogError.self) {
                try await rollout.perform(hold, by: .bot, key: "k")
            }
            let other = rollout.named("other")
            try await other.apply(TestPlan.named("other"))
            await #expect(throws: RolloutLogError.self) { try await other.hold("lunch", key: "k") }
        }
    }

    @Test func `every change that is undone no longer stands`() async throws {
        try await withRollout { rollout in
            try await rollout.reach("beta")
            func isEarlier(_ command: Command, _ key: String) async throws -> Bool {
                try await rollout.perform(command, key: key).isEarlier
            }
            let raise = Command.raiseBlocker(blocker: .leak, reason: nil)
            let clear = Command.clearBlocker(id: "slow", evidence: "PR 7", reason: "fixed")
            let hold = Command.hold(id: "lunch", reason: "lunch", expires: nil)
            let resume = Command.resume(id: "lunch", reason: "back")
            for (make, undo, key) in [(raise, clear, "r"), (hold, resume, "h")] {
                #expect(try await !isEarlier(make, key))
                #expect(try await isEarlier(make, key))
                #expect(try await !isEarlier(undo, "u\(key)"))
                await #expect(throws: RolloutLogError.self) { try await isEarlier(make, key) }
                #expect(try await isEarlier(undo, "u\(key)"))
            }
        }
    }
}

extension BlockerDetails {
    fileprivate static let leak = Self(id: "slow", severity: .p1, title: "Slow")
}
