import Foundation
import RolloutController
import Rollouts
import Synchronization
import TestSupport
import Testing
import Values

/// The guard's watch: rollouts side by side, and an end at any moment.
@Suite struct GuardWatchTests {
    /// A plan whose only no-go asks a program.
    private static func plan(_ name: String, asking words: String, notify: String = "") -> String {
        """
        sluice: 1
        name: \(name)
        sources: { it: { command: \(words), timeout: 2m } }
        noGo:
          - id: v
            measure: { from: it, value: v }
            require: { value: "<= 1" }
            when: live
            onFail: rollback
        stages: [ { name: beta, cohort: 10, soak: 0s }, { name: all, cohort: 500, soak: 0s } ]
        \(notify)
        """
    }

    /// Reports of a watch, in their order.
    private final class Heard: Sendable {
        private let reports = Mutex<[RolloutGuard.Report]>([])

        func take(_ report: RolloutGuard.Report) { reports.withLock { $0.append(report) } }

        var looks: [RolloutGuard.Look] {
            reports.withLock { reports in
                reports.compactMap { if case .look(let look) = $0 { look } else { nil } }
            }
        }

        var rolledBack: [String] {
            looks.filter { (try? $0.result.get())?.decision.outcome == .tripped }.map(\.rollout)
        }
    }

    private func live(_ rollout: TestRollout, _ name: String, _ plan: String) async throws {
        let named = rollout.named(name)
        try await named.apply(plan)
        try await named.advance(to: "beta")
    }

    /// Watches until a condition holds, and ends the watch; returns how long that end took.
    private func watch(
        _ rollout: TestRollout,
        only names: Set<String>? = nil,
        until isOver: @escaping @Sendable (Heard) throws -> Bool
    ) async throws -> (Heard, Duration) {
        let heard = Heard()
        let sentry = RolloutGuard(log: rollout.log, controller: rollout.controller, only: names)
        let watching = Task {
            try await sentry.watch(
                every: .seconds(1),
                clock: { rollout.now },
                reporting: heard.take
            )
        }
        for _ in 0..<200 where try !isOver(heard) { try await Task.sleep(for: .milliseconds(50)) }
        #expect(try isOver(heard))
        let begun = ContinuousClock.now
        watching.cancel()
        _ = await watching.result
        return (heard, ContinuousClock.now - begun)
    }

    @Test func `a source that hangs delays no other rollout, and not the end`() async throws {
        try await withRollout(applied: false) { rollout in
            var rollout = rollout
            rollout.asksRealSources = true
            try await live(rollout, "slow", Self.plan("slow", asking: "[sleep, '110']"))
            try await live(rollout, "fast", Self.plan("fast", asking: "[cat, v]"))
            try rollout.folder.write(#"{"v": 0}"#, "v")
            let folder = rollout.folder
            let (heard, end) = try await watch(rollout) { heard in
                // The first look is clean; then it fails.
                if heard.looks.count == 1 { try folder.write(#"{"v": 9}"#, "v") }
                return heard.rolledBack == ["fast"]
            }
            #expect(try rollout.named("fast").state().exposure == 0)
            #expect(!heard.looks.contains { $0.rollout == "slow" })
            // Far less than what hangs, however busy the machine is.
            #expect(end < .seconds(25))
        }
    }

    @Test func `a rollout that is not named is left alone`() async throws {
        try await withRollout(applied: false) { rollout in
            var rollout = rollout
            rollout.asksRealSources = true
            try rollout.folder.write(#"{"v": 9}"#, "v")
            for name in ["a", "b"] {
                try await live(rollout, name, Self.plan(name, asking: "[cat, v]"))
            }
            let (heard, _) = try await watch(rollout, only: ["b"]) { $0.rolledBack == ["b"] }
            #expect(heard.looks.allSatisfy { $0.rollout == "b" })
            #expect(try rollout.named("a").state().exposure == 10)
        }
    }

    @Test func `a receiver that hangs delays no look and no other receiver`() async throws {
        try await withServer { workshop, server in
            try workshop.write("204", to: "hook")
            try await withRollout(applied: false) { rollout in
                var rollout = rollout
                rollout.asksRealSources = true
                try rollout.folder.write(#"{"v": 9}"#, "v")
                let notify =
                    "notify: [ { webhook: '\(server.url("/slow/1"))' }, "
                    + "{ webhook: '\(server.url("/hook"))' } ]"
                for name in ["a", "b"] {
                    let named = rollout.named(name)
                    try await named.apply(Self.plan(name, asking: "[cat, v]", notify: notify))
                    let request = Request(
                        command: .advance(to: nil, accepting: [], reason: nil),
                        actor: .manager
                    )
                    _ = try await rollout.controller.perform(
                        request,
                        RequestOptions(rollout: name),
                        at: rollout.now
                    )
                }
                let (_, end) = try await watch(rollout) { heard in
                    let told = workshop.text(of: "received")?.split(separator: "\n").count ?? 0
                    return Set(heard.rolledBack) == ["a", "b"] && told == 4
                }
                // Far less than what hangs, however busy the machine is.
                #expect(end < .seconds(25))
            }
        }
    }

    @Test func `what was taken back is told until somebody releases it`() async throws {
        try await withRollout { rollout in
            try await rollout.reach("beta")
            rollout.evidence["errors"] = .value(11)
            try await rollout.tick()
            let sentry = RolloutGuard(log: rollout.log, controller: rollout.controller)
            let round = try await sentry.tick(at: rollout.now)
            #expect(round.looks.isEmpty)
            #expect(round.rolledBack.map(\.rollout) == ["release"])
            try await rollout.perform(.resume(id: nil, reason: "mended"))
            #expect(try await sentry.tick(at: rollout.now).rolledBack.isEmpty)
        }
    }
}
