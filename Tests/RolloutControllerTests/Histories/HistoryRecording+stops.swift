@testable import RolloutController
import Rollouts
import Testing
import Values

extension HistoryRecording {
    @Test func `trips, rollbacks, and holds of the guard`() async throws {
        try await Recorder.record("trips") { rollout in
            try await rollout.apply(TestPlan.text + "guard: { blindAfter: 30m, onBlind: hold }\n")
            try await rollout.reach("beta")
            try await holdsOfGuard(rollout)
            for _ in 0..<2 {
                rollout.evidence["errors"] = .value(1)
                try await rollout.resumeAll()
                try await rollout.attest("leak", 0, of: 500)
                try await rollout.advance(to: "beta").expect(.advanced)
                try await rollout.rollBack()
                try await rollout.resumeAll()
                try await rollout.attest("leak", 0, of: 500)
                try await rollout.advance(to: "beta").expect(.advanced)
                rollout.evidence["errors"] = .value(11)
                try await rollout.tick().expect(.tripped)
            }
            rollout.evidence["errors"] = .value(1)
            try await rollout.advance().expect(.held)
            let hold = try #require(try rollout.state().holds.last).id
            try await rollout.resume(hold, by: .program("bot")).expect(.notPermitted)
            try await rollout.resume(hold, by: .person("lea")).expect(.awaitingApproval)
            try await rollout.resume(hold, by: .person(" LEA")).expect(.awaitingApproval)
            try await rollout.resume(hold, by: .person("mo")).expect(.recorded)
            try await tripByWord(rollout)
            #expect(try rollout.state().exposure == 0)
        }
    }

    private func holdsOfGuard(_ rollout: TestRollout) async throws {
        rollout.evidence["latency"] = .value(900)
        try await rollout.tick().expect(.tripped)
        rollout.evidence["latency"] = .value(100)
        try await rollout.tick()
        try await rollout.resumeAll()
        rollout.evidence["latency"] = .unavailable(.sourceFailed("down"))
        try await rollout.advance().expect(.sourceFailed)
        rollout.wait(minutes: 31)
        try await rollout.tick().expect(.tripped)
        rollout.evidence["latency"] = .value(100)
        try await rollout.tick()
        try await rollout.resumeAll()
        try await rollout.advance(to: "launch").expect(.advanced)
        try await rollout.rollBack(to: "beta").expect(.rolledBack)
        try await rollout.advance().expect(.held)
        rollout.evidence["errors"] = .value(12)
        try await rollout.advance().expect(.tripped)
    }

    /// Trips by an attestation, which holds the release back in its own entry.
    private func tripByWord(_ rollout: TestRollout) async throws {
        try await rollout.apply(
            TestPlan.text.replacing("trials: 100 }", with: "trials: 100 }\n    onFail: rollback")
        )
        try await rollout.attest("leak", 0, of: 500)
        try await rollout.advance(to: "beta").expect(.advanced)
        try await rollout.attest("leak", 2, of: 500).expect(.tripped)
    }

    @Test func `holds of people and programs`() async throws {
        try await Recorder.record("holds") { rollout in
            try await rollout.reach("beta")
            try await rollout.perform(.hold(id: "lunch", reason: nil, expires: nil), by: .bot)
            try await rollout.advance().expect(.held)
            try await rollout.advance().expect(.held)
            try await rollout.perform(.hold(id: "lunch", reason: "mine", expires: nil))
            try await rollout.resume("lunch", by: .bot).expect(.notPermitted)
            try await rollout.resume("lunch").expect(.recorded)
            let end = rollout.now + .seconds(3_600)
            try await rollout.perform(.hold(id: nil, reason: "an hour", expires: end))
            try await rollout.perform(.hold(id: "other", reason: "more", expires: end), by: .bot)
            try await rollout.resume().expect(.invalid)
            try await rollout.resume("other", by: .bot).expect(.recorded)
            rollout.wait(minutes: 30)
            try await rollout.advance().expect(.held)
            rollout.wait(minutes: 31)
            try await rollout.resume().expect(.alreadyThere)
            try await rollout.attest()
            try await rollout.advance(to: "launch").expect(.advanced)
            try await rollout.hold("late")
            try await rollout.rollBack(to: "beta").expect(.rolledBack)
            try await rollout.rollBack().expect(.rolledBack)
            try await rollout.rollBack().expect(.alreadyThere)
            #expect(try rollout.state().holds.count >= 3)
        }
    }

    @Test func `stops that were kept while the log took no writes`() async throws {
        try await Recorder.record("kept-stops") { rollout in
            try await rollout.reach("beta")
            let stops = try #require(rollout.log.stops)
            let hold = Command.hold(id: nil, reason: "smoke", expires: nil)
            for (id, command) in [
                ("stop-1", hold), ("stop-2", .rollback(to: nil, reason: "fire")),
            ] {
                let stop = PendingStop(
                    id: id,
                    rollout: "release",
                    command: command,
                    actor: .manager,
                    at: rollout.now
                )
                _ = try stops.add(stop)
                rollout.wait(minutes: 5)
            }
            try await rollout.controller.recordKeptStops(at: rollout.now)
            try await rollout.advance().expect(.held)
            try await rollout.resumeAll()
            #expect(try rollout.state().exposure == 0)
        }
    }
}
