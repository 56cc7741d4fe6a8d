import AuditLog
import Rollouts
import Testing
import Values

@testable import RolloutController

@Suite struct HistoryTests {
    @Test func `each moment has the state that the entries up to it add up to`() async throws {
        try await withRollout { rollout in
            try await rollout.reach("launch")
            try await rollout.hold()
            let states = try rollout.entries().map { entry in
                try rollout.log.state(of: "release", at: entry.time)
            }
            #expect(states.map { $0?.exposure } == [0, 0, 20, 5_000, 5_000])
            #expect(states.map { $0?.holds.count } == [0, 0, 0, 0, 1])
            #expect(states.map { $0?.revision } == [0, 1, 2, 3, 4])
            #expect(states.last == (try rollout.state()))
            let first = try #require(try rollout.entries().first).time
            #expect(try rollout.log.state(of: "release", at: first - .seconds(1)) == nil)
        }
    }

    @Test func `the past of a rollout is told by its entries`() async throws {
        try await withRollout { rollout in
            try await rollout.reach("launch")
            rollout.evidence["errors"] = .value(11)
            try await rollout.tick()
            let history = try #require(try rollout.log.history(of: "release"))
            #expect(
                history.events.map(\.kind) == [
                    "plan.apply", "attest", "advance", "advance", "guard",
                ]
            )
            #expect(history.events.map(\.exposure.after) == [0, 0, 20, 5_000, 0])
            #expect(Set(history.checks.map(\.placed.check.id)).isSuperset(of: ["leak", "errors"]))
            #expect(history.overview.decision.outcome == .held)
        }
    }

    @Test func `the past up to a moment knows nothing of what came later`() async throws {
        try await withRollout { rollout in
            try await rollout.reach("beta")
            let then = rollout.now
            try await rollout.advance(to: "launch")
            try await rollout.hold()
            let history = try #require(try rollout.log.history(of: "release", asOf: then))
            #expect(history.events.count == 3)
            #expect(history.overview.state.exposure == 20)
            #expect(history.overview.state.holds == [])
            let before = then - .seconds(86_400)
            #expect(try rollout.log.history(of: "release", asOf: before) == nil)
        }
    }

    @Test func `a waiver counts only for its time`() async throws {
        try await withRollout { rollout in
            let until = rollout.now + .seconds(10)
            try await rollout.perform(.waive(subject: "leak", until: until, reason: "known"))
            let history = try #require(try rollout.log.history(of: "release"))
            #expect(history.overview.decision.outcome == .advanced)
            let late = try rollout.log.history(of: "release", at: until + .seconds(1))
            #expect(late?.overview.decision.outcome == .notYet)
        }
    }
}
