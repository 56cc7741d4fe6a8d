import AuditLog
import Cohorts
import RolloutController
import Rollouts
import TestSupport
import Testing

/// A stage that a plan renames keeps its past in a real log: its customers, and its story.
@Suite struct RenamedStageTests {
    private static func plan(_ first: String, _ second: String) -> String {
        """
        sluice: 1
        name: release
        sources: { suites: { attestation: [bot] } }
        population: { customers: { csv: customers.csv, id: id } }
        noGo:
          - id: leak
            measure: { from: suites, trials: leak }
            require: { failures: 0, trials: 10 }
        stages:
          - { cohort: 10, soak: 0s, \(first) }
          - { cohort: 50, soak: 0s, \(second) }
          - { cohort: 90, soak: 0s, name: all }
        """
    }

    /// Runs a test with a rollout that is live in its second stage.
    private func withLiveRollout(_ body: (TestRollout) async throws -> Void) async throws {
        try await withRollout(applied: false) { rollout in
            let ids = (1...100).map { "c\($0)\n" }.joined()
            try rollout.folder.write("id\n" + ids, "customers.csv")
            try await rollout.apply(Self.plan("name: beta", "name: ea"))
            try await rollout.attest()
            try await rollout.advance()
            try await rollout.advance()
            #expect(try rollout.state().stage == "ea")
            try await body(rollout)
        }
    }

    private func members(of stage: String, in rollout: TestRollout) throws -> [CustomerID]? {
        try rollout.log.exposure(of: stage, in: rollout.state())?.list.members
    }

    @Test func `its customers follow it, through a rollback, and who is forgotten`() async throws {
        try await withLiveRollout { rollout in
            let before = try #require(try members(of: "beta", in: rollout))
            try await rollout.apply(Self.plan("name: pilot, was: beta", "name: wide, was: ea"))
            #expect(try rollout.state().phase == .live(stage: "wide"))
            #expect(try members(of: "beta", in: rollout) == nil)
            #expect(try members(of: "pilot", in: rollout) == before)
            let forgetting = try rollout.log.forgetting(before[3], in: "release")
            var options = RequestOptions(rollout: "release")
            options.forgotten = before[3]
            let forget = Request(
                command: .forget(forgetting: forgetting, reason: "asked"),
                actor: .manager
            )
            let answer = try await rollout.controller.perform(forget, options, at: rollout.now)
            #expect(answer.decision.outcome == .recorded)
            let left = before.filter { $0 != before[3] }
            #expect(try members(of: "pilot", in: rollout) == left)
            #expect(try await rollout.rollBack(to: "pilot").decision.outcome == .rolledBack)
            #expect(try rollout.log.exposure(in: rollout.state())?.list.members == left)
            #expect(try rollout.findings() == [])
        }
    }

    @Test func `its story is told under the new name`() async throws {
        try await withLiveRollout { rollout in
            try await rollout.apply(Self.plan("name: pilot, was: beta", "name: wide, was: ea"))
            try await rollout.apply(Self.plan("name: first, was: pilot", "name: wide, was: ea"))
            for name in ["beta", "first"] {
                guard
                    case .entered(let entry, let left?) = try rollout.log.story(
                        of: name,
                        in: "release"
                    )
                else {
                    Issue.record("\(name) was entered and left")
                    continue
                }
                #expect((entry.index, left.index) == (2, 3))
            }
            guard case .entered(let entry, nil) = try rollout.log.story(of: "wide", in: "release")
            else {
                Issue.record("the rollout is in the renamed stage")
                return
            }
            #expect(entry.index == 4)
        }
    }

    @Test func `a plan that takes it away is refused, and nothing is recorded`() async throws {
        try await withLiveRollout { rollout in
            let count = try rollout.entryCount()
            for plan in [
                Self.plan("name: pilot", "name: ea"), Self.plan("name: beta", "name: wide"),
            ] {
                #expect(try await rollout.apply(plan).decision.outcome == .refused)
            }
            #expect(try rollout.entryCount() == count)
            #expect(try rollout.state().stage == "ea")
        }
    }
}
