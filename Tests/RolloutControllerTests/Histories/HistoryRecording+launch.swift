import Rollouts
import Testing
import Values

extension HistoryRecording {
    @Test func `a whole launch`() async throws {
        try await Recorder.record("launch", exporting: true) { rollout in
            try await rollout.apply(HistoryPlans.launch)
            try await rollout.advance().expect(.notYet)
            try await rollout.attest("leak", 0, of: 999)
            try await rollout.attest("leak", 0, of: 1_000)
            try await rollout.advance(to: "launch").expect(.refused)
            try await rollout.advance(to: "beta").expect(.advanced)
            try await beta(rollout)
            try await early(rollout)
            try await launch(rollout)
            #expect(try rollout.state().phase == .planned)
        }
    }

    private func beta(_ rollout: TestRollout) async throws {
        try await rollout.tick()
        rollout.wait(minutes: 40)
        try await rollout.tick()
        rollout.count("errors", 0, of: 600)
        rollout.observe("latency", 600, over: 2)
        try await rollout.tick()
        rollout.wait(hours: 20)
        try await rollout.advance().expect(.held)
        rollout.wait(days: 5)
        try await rollout.attest("tickets", value: 6, by: .bot)
        try await rollout.attest("tickets", value: 12, by: .program("desk"))
        rollout.wait(days: 2)
        rollout.evidence["pool"] = .value(50)
        try await rollout.advance().expect(.refused)
        try await rollout.attest("tickets", value: 6, by: .program("desk"))
        let word = try rollout.state().attestations.first { $0.isFailure }?.entry
        try await rollout.perform(
            .attest(subject: "tickets", result: nil, replaces: [word ?? 0], reason: "a slip"),
            by: .person("lea")
        ).expect(.recorded)
        try await rollout.perform(.mitigationDone(id: "pool", reason: "scaled"))
        rollout.evidence["pool"] = .value(200)
        try await rollout.clear("pool-saturation").expect(.recorded)
        try await rollout.perform(.acceptRisk(id: "load", reason: "we are three")).expect(.recorded)
        try await rollout.advance().expect(.refused)
        try await rollout.advance(accepting: ["faq"]).expect(.awaitingApproval)
        try await rollout.approve(by: "manager").expect(.notPermitted)
        try await rollout.approve(by: "lea").expect(.recorded)
        try await rollout.advance(accepting: ["faq"]).expect(.advanced)
    }

    private func early(_ rollout: TestRollout) async throws {
        rollout.wait(days: 5)
        rollout.count("errors", 3, of: 90_000)
        rollout.observe("latency", 5_000, over: 20)
        try await rollout.tick()
        try await rollout.approve(by: "lea").expect(.recorded)
        rollout.wait(days: 3)
        try await rollout.attest("leak", 0, of: 2_000)
        rollout.evidence["workers"] = .value(4)
        try await rollout.advance().expect(.refused)
        rollout.evidence["workers"] = .value(16)
        try await rollout.advance().expect(.awaitingApproval)
        try await rollout.approve(by: "lea").expect(.recorded)
        try await rollout.advance().expect(.awaitingApproval)
        try await rollout.approve(by: "mo").expect(.recorded)
        try await rollout.advance().expect(.advanced)
    }

    private func launch(_ rollout: TestRollout) async throws {
        rollout.wait(days: 4)
        try await rollout.tick()
        try await rollout.advance().expect(.notYet)
        rollout.wait(days: 7)
        try await rollout.attest("leak", 0, of: 3_000)
        try await rollout.advance().expect(.advanced)
        try await rollout.tick()
        rollout.wait(days: 1)
        rollout.count("errors", 300, of: 9_000)
        try await rollout.tick()
        for _ in 0..<4 {
            rollout.wait(minutes: 4)
            _ = try await rollout.watch()
        }
        try await rollout.resume(by: .program("bot"))
        try await rollout.resumeAll()
        rollout.count("errors", 0, of: 10)
        try await rollout.advance()
        try await rollout.attest("leak", 1, of: 4_000)
        try await rollout.advance()
    }
}
