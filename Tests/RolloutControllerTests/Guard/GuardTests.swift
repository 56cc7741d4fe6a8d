import Rollouts
import Testing
import Values

@testable import RolloutController

@Suite struct GuardTests {
    @Test func `a failed no-go that undoes takes the release from everybody`() async throws {
        try await withRollout { rollout in
            try await rollout.reach("launch")
            rollout.evidence["errors"] = .value(11)
            let answer = try await rollout.tick()
            #expect(answer.decision.outcome == .tripped)
            #expect(try rollout.state().exposure == 0)
            #expect(try rollout.state().holds.map(\.needsPerson) == [true])
        }
    }

    @Test func `a failed no-go that holds leaves the release with those who have it`() async throws
    {
        try await withRollout { rollout in
            try await rollout.reach("beta")
            rollout.evidence["latency"] = .value(501)
            #expect(try await rollout.tick().decision.outcome == .tripped)
            #expect(try rollout.state().exposure == 20)
            #expect(try rollout.state().holds.map(\.id) == ["no-go:latency"])
            #expect(try await rollout.advance(to: "launch").decision.outcome == .held)
        }
    }

    @Test(arguments: [Measurement.failed("down"), .noData("nothing"), nil])
    func `a no-go that cannot be decided stops nothing`(_ measurement: Measurement?) async throws {
        try await withRollout { rollout in
            try await rollout.reach("beta")
            rollout.evidence["errors"] = measurement
            let answer = try await rollout.tick()
            #expect(answer.decision.outcome == .recorded)
            #expect(answer.decision.summary.contains("cannot be decided: errors"))
            #expect(try rollout.state().holds == [])
            #expect(try rollout.state().exposure == 20)
        }
    }

    @Test func `what the guard has already recorded is not recorded again`() async throws {
        try await withRollout { rollout in
            try await rollout.reach("beta")
            #expect(try await rollout.tick().entry != nil)
            let count = try rollout.entryCount()
            for _ in 1...3 { #expect(try await rollout.tick().entry == nil) }
            #expect(try rollout.entryCount() == count)
            rollout.evidence["latency"] = nil
            #expect(try await rollout.tick().entry == count)
        }
    }

    @Test func `a rollout that exposes nobody is not looked at`() async throws {
        try await withRollout { rollout in
            let looks = try await rollout.watch()
            #expect(looks.isEmpty)
            #expect(rollout.evidence.queryCount == 0)
        }
    }

    @Test func `each live rollout is looked at, in the order of the names`() async throws {
        try await withRollout { rollout in
            try await rollout.reach("beta")
            let other = rollout.named("another")
            try await other.apply(TestPlan.named("another"))
            try await other.reach("beta")
            rollout.evidence["errors"] = .value(11)
            let looks = try await rollout.watch()
            #expect(looks.map(\.rollout) == ["another", "release"])
            for look in looks { #expect(try look.result.get().decision.outcome == .tripped) }
        }
    }
}
