import JSONCoding
import RolloutController
import Rollouts
import Testing
import Values

/// The messages about what nobody can see.
@Suite struct BlindnessMessageTests {
    @Test func `blindness is told to the webhook once, and so is its end`() async throws {
        try await withServer { workshop, server in
            try workshop.write("204", to: "hook")
            try await withRollout(applied: false) { rollout in
                try await rollout.apply(TestPlan.notifying(server.url("/hook")))
                try await rollout.reach("beta")
                let before = try messages(in: workshop).count
                rollout.evidence["latency"] = nil
                for _ in 0..<15 {
                    try await rollout.tick()
                    rollout.wait(.seconds(59))
                }
                rollout.evidence["latency"] = .value(100)
                for _ in 0..<3 { try await rollout.tick() }
                let told = try messages(in: workshop).dropFirst(before)
                #expect(
                    told.map { $0["type"]?.stringValue } == ["rollout.blind", "rollout.seenAgain"]
                )
                #expect(told.first?["data"]?["blind"] == .array([.string("latency")]))
                #expect(told.last?["data"]?["seenAgain"] == .array([.string("latency")]))
                #expect(try rollout.findings().isEmpty)
            }
        }
    }

    private func messages(in workshop: Workshop) throws -> [JSON] {
        let lines = (workshop.text(of: "received") ?? "").split(separator: "\n")
        return try lines.map { line in
            let body = try #require(try JSON(parsing: line.utf8)["body"]?.stringValue)
            return try JSON(parsing: body.utf8)
        }
    }
}
