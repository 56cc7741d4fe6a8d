import Foundation
import RolloutController
import Rollouts
import TestSupport
import Testing
import Values

/// Totals of a process's life, read when a stage begins.
@Suite struct TotalsTests {
    /// A plan whose program prints the file `counts`, and is slow while there is a file `slow`.
    private static func plan(counts: String) -> String {
        """
        sluice: 1
        name: release
        sources:
          probe:
            command: [sh, -c, 'test ! -e slow || sleep 100; cat counts']
            timeout: 5m
        noGo:
          - id: errors
            measure: { from: probe, failures: f, total: t, counts: \(counts) }
            require: { ratio: "< 1%" }
            when: live
        stages:
          - { name: beta, cohort: 10, soak: 0s }
          - name: launch
            cohort: 5000
            soak: 0s
            gates:
              - id: refunds
                measure: { from: probe, failures: r, total: t, counts: \(counts) }
                require: { ratio: "< 1%" }
          - { name: all, cohort: 9000, soak: 0s }

        """
    }

    private func withTotals(
        _ counts: String = "sinceStart",
        _ body: (TestRollout) async throws -> Void
    ) async throws {
        try await withRollout(applied: false) { rollout in
            var rollout = rollout
            rollout.asksRealSources = true
            try rollout.count(failures: 100, refunds: 7, of: 1_000_000)
            try await rollout.apply(Self.plan(counts: counts))
            try await rollout.advance()
            try await body(rollout)
            #expect(try rollout.findings() == [])
        }
    }

    private func verdicts(_ rollout: TestRollout) async throws -> [String: String] {
        let answer = try await rollout.preview(.advance(to: nil, accepting: [], reason: nil))
        return Dictionary(
            uniqueKeysWithValues: answer.decision.checks.map {
                ($0.id, "\($0.verdict.word): \($0.value ?? "")")
            }
        )
    }

    @Test func `each stage counts from the totals of its own beginning`() async throws {
        try await withTotals { rollout in
            #expect(try await verdicts(rollout) == ["errors": "undecided: "])
            try rollout.count(failures: 100, refunds: 7, of: 1_005_000)
            #expect(try await verdicts(rollout) == ["errors": "passed: 0% (0 of 5,000)"])
            try await rollout.advance()
            let known = ["errors": "undecided: ", "refunds": "undecided: "]
            #expect(try await verdicts(rollout) == known)
            try rollout.count(failures: 101, refunds: 8, of: 1_005_100)
            #expect(
                try await verdicts(rollout) == [
                    "errors": "undecided: 1% (1 of 100)",
                    "refunds": "undecided: 1% (1 of 100)",
                ]
            )
            try await rollout.rollBack(to: "beta")
            #expect(try await verdicts(rollout) == ["errors": "undecided: "])
            // The machine may have been too busy for the moment that a rollback waits.
            try await rollout.tick()
            try rollout.count(failures: 1_101, refunds: 8, of: 1_007_100)
            #expect(try await verdicts(rollout) == ["errors": "failed: 50% (1,000 of 2,000)"])
            #expect(try await rollout.tick().decision.outcome == .tripped)
        }
    }

    @Test func `a look that is not recorded begins no count`() async throws {
        try await withTotals { rollout in
            try rollout.folder.remove("counts")
            try rollout.count(failures: 100, refunds: 7, of: 1_005_000)
            let before = try rollout.state()
            _ = try await rollout.preview(.advance(to: nil, accepting: [], reason: nil))
            #expect(try rollout.state() == before)
        }
    }

    @Test func `a rollback waits for a slow source no longer than a moment`() async throws {
        try await withTotals { rollout in
            try rollout.count(failures: 100, refunds: 7, of: 1_005_000)
            try await rollout.advance()
            try rollout.folder.write("", "slow")
            let began = ContinuousClock.now
            #expect(try await rollout.rollBack(to: "beta").decision.outcome == .rolledBack)
            #expect(ContinuousClock.now - began < .seconds(60))
            #expect(try rollout.state().baselines.isEmpty)
            try rollout.folder.remove("slow")
            #expect(try await verdicts(rollout) == ["errors": "undecided: "])
            try await rollout.tick()
            try rollout.count(failures: 100, refunds: 7, of: 1_009_000)
            #expect(try await verdicts(rollout) == ["errors": "passed: 0% (0 of 4,000)"])
        }
    }

    @Test func `a program that counts since the stage began is taken at its word`() async throws {
        try await withTotals("sinceStage") { rollout in
            let known = try await verdicts(rollout)
            #expect(known == ["errors": "passed: 0.01% (100 of 1,000,000)"])
            #expect(try rollout.state().baselines.isEmpty)
        }
    }

    @Test func `a look that meets another's totals begins no count and sees no fall`() async throws
    {
        try await withTotals { rollout in
            try await rollout.rollBack()
            try await rollout.perform(.resume(id: nil, reason: "seen"))
            try rollout.folder.remove("counts")
            try await rollout.advance()
            try rollout.count(failures: 100, refunds: 7, of: 1_000_000)
            async let one = rollout.tick()
            async let other = rollout.tick()
            let outcomes = try await [one, other].map(\.decision.outcome)
            #expect(outcomes.allSatisfy { $0 == .recorded || $0 == .conflict })
            #expect(try rollout.state().baselines.map(\.hasFallen) == [false])
        }
    }
}

extension TestRollout {
    fileprivate func count(failures: Int, refunds: Int, of total: Int) throws {
        try folder.write(#"{"f": \#(failures), "r": \#(refunds), "t": \#(total)}"#, "counts")
    }
}

extension TemporaryFolder {
    fileprivate func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: path(name))
    }
}
