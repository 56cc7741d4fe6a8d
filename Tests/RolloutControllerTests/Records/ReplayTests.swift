@testable import AuditLog
import Rollouts
import Testing
import Values

@testable import RolloutController

@Suite struct ReplayTests {
    @Test func `a whole course replays as it was decided`() async throws {
        try await withRollout { rollout in
            try await rollout.reach("launch")
            try await rollout.tick()
            rollout.evidence["latency"] = .value(501)
            try await rollout.tick()
            try await rollout.rollBack(to: "beta")
            try await rollout.apply(TestPlan.text.replacing("soak: 0s", with: "soak: 1h"))
            try await rollout.advance()
            #expect(try mismatches(in: rollout) == [])
            #expect(try rollout.findings() == [])
        }
    }

    @Test(arguments: [
        (#""outcome":"advanced""#, #""outcome":"held""#, "records held, but"),
        (#""word":"passed""#, #""word":"failed""#, "records leak as failed"),
        (#""revision":1"#, #""revision":0"#, "was decided on revision 0"),
        (#""edition":"#, #""edition":9"#, "does not have: it cannot be replayed"),
        (#""planDigest":""#, #""planDigest":"0"#, "names another plan"),
        (#""name":"manager""#, #""name":"nobody""#, "says one thing in its envelope"),
    ])
    func `a record that was changed does not follow from its inputs`(
        text: String,
        change: String,
        finding: String
    ) async throws {
        try await withRollout { rollout in
            try await rollout.attest()
            try await rollout.advance()
            let mismatches = try mismatches(in: rollout) { payload in
                payload.contains(#""outcome":"advanced""#)
                    ? payload.replacing(text, with: change) : payload
            }
            #expect(mismatches.contains { $0.entry == 2 && $0.message.contains(finding) })
            #expect(mismatches.allSatisfy { $0.entry == 2 })
        }
    }

    private func mismatches(
        in rollout: TestRollout,
        changing change: (String) -> String = { $0 }
    ) throws -> [ReplayMismatch] {
        var replay = Replay()
        for entry in try rollout.entries() {
            let payload = change(String(decoding: entry.payload, as: UTF8.self))
            try replay.take(
                Entry(
                    index: entry.index,
                    id: entry.id,
                    time: entry.time,
                    rollout: entry.rollout,
                    kind: entry.kind,
                    actor: entry.actor,
                    payload: Array(payload.utf8),
                    states: entry.states
                )
            )
        }
        return replay.mismatches
    }
}
