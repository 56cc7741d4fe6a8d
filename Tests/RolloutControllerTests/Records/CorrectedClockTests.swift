import Rollouts
import Testing
import Values

@testable import RolloutController

/// The log's time, which is put right for each rollout by itself.
@Suite struct CorrectedClockTests {
    @Test func `the entry that is ahead does not speak against its own correction`() async throws {
        try await withRollout { rollout in
            rollout.wait(.seconds(3 * 86_400))
            try await rollout.hold("by the wrong clock")
            rollout.wait(.seconds(-3 * 86_400 + 60))
            let correction = Command.correctClock(reason: "the battery was empty")
            #expect(try await rollout.perform(correction).decision.outcome == .recorded)
            #expect(try rollout.state().lastTime == rollout.now)
            #expect(try rollout.findings() == [])
        }
    }

    @Test func `a correction of one rollout brings nothing of another back to life`() async throws {
        try await withRollout { rollout in
            let other = rollout.named("other")
            try await other.apply(TestPlan.named("other"))
            let end = rollout.now + .seconds(600)
            try await other.perform(.waive(subject: "leak", until: end, reason: "known"))
            rollout.wait(.seconds(3_000))
            try await other.hold("by the wrong clock")
            let wrong = rollout.now
            try await rollout.hold("by the wrong clock")
            rollout.wait(.seconds(-2_900))
            let correction = Command.correctClock(reason: "the battery was empty")
            #expect(try await rollout.perform(correction).decision.outcome == .recorded)

            try await other.hold("by the right clock")
            let state = try other.state()
            #expect(state.lastTime == wrong)
            #expect(state.register.waiver(of: "leak", at: state.latest(at: rollout.now)) == nil)
            #expect(try await other.perform(correction).decision.outcome == .recorded)
            #expect(try other.state().register.waivers == [])
            #expect(try other.state().lastTime == rollout.now)
            #expect(try rollout.findings() == [])
        }
    }
}
