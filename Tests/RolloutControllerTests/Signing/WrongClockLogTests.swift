import AuditLog
import Rollouts
import TestSupport
import Testing
import Values

@testable import RolloutController

/// A log that took an entry of a wrong clock, and clocks of others that say so in time.
@Suite struct WrongClockLogTests {
    private static let year: Duration = .seconds(365 * 86_400)

    @Test func `the log goes on from where its time was put right, and verifies`() async throws {
        try await withRollout { rollout in
            rollout.wait(Self.year)
            try await rollout.hold("under a clock that is ahead")
            rollout.wait(Self.year * -1)
            let pushed = try await rollout.attest()
            #expect((pushed.clockBehind ?? .zero) > Self.year / 2)
            #expect(try rollout.log.rolloutsDatedAfter(rollout.now) == ["release"])

            let mended = try await rollout.perform(.correctClock(reason: "battery"))
            #expect(mended.decision.outcome == .recorded)
            let right = rollout.now
            #expect(try rollout.entries().last?.time == right)
            #expect(try rollout.log.rolloutsDatedAfter(rollout.now) == [])
            try await rollout.attest()
            #expect(try rollout.entries().last?.time == rollout.now)
            #expect(try rollout.findings() == [])

            let all = try rollout.entryCount()
            #expect(try count(rollout, until: right + Self.year / 2) == all)
            #expect(try count(rollout, until: right) == all - 1)
            #expect(try count(rollout, since: right + Self.year / 2) == 2)
        }
    }

    private func count(
        _ rollout: TestRollout,
        since: Instant? = nil,
        until: Instant? = nil
    ) throws -> Int {
        let query = EntryQuery(since: since, until: until)
        return try rollout.log.log.entries(matching: query, .init(from: 0, limit: 100)).entries
            .count
    }

    @Test func `a message that the wrong clock put off is due again`() async throws {
        try await withRollout(applied: false) { rollout in
            try await rollout.apply(TestPlan.notifying("http://127.0.0.1:9/hook"))
            rollout.wait(Self.year)
            try await rollout.hold("under a clock that is ahead")
            rollout.wait(Self.year * -1 + .seconds(86_400))
            let log = rollout.log.log
            let last = try rollout.entryCount() - 1
            #expect(try !log.pendingMessages(at: rollout.now, limit: 9).map(\.entry).contains(last))
            _ = try await rollout.controller.step(
                Request(command: .correctClock(reason: "battery"), actor: .manager),
                RequestOptions(rollout: "release"),
                at: rollout.now
            )
            #expect(try log.pendingMessages(at: rollout.now, limit: 9).map(\.entry).contains(last))
        }
    }

    @Test func `an advance is refused where the sources' clocks are hours behind`() async throws {
        try await withServer { workshop, server in
            try workshop.write(#"{"v": 0}"#, to: "v")
            try await withRollout(applied: false) { rollout in
                var rollout = rollout
                rollout.asksRealSources = true
                try await rollout.apply(
                    """
                    sluice: 1
                    name: release
                    sources: { web: { http: "\(server.url("/v"))" } }
                    noGo:
                      - { id: v, measure: { from: web, value: v }, require: { value: "< 1" } }
                    stages: [ { name: beta, cohort: 10, soak: 0s } ]
                    """
                )
                // The clock of the tests is years ahead of the server's.
                let refused = try await rollout.advance()
                #expect(refused.decision.outcome == .refused)
                #expect(refused.decision.obstacles.map(\.rule) == [.clock])
                #expect(refused.decision.obstacles.first?.subject == "the source web")
                #expect(refused.entry == nil)
                #expect(try await rollout.hold().decision.outcome == .recorded)
            }
        }
    }
}
