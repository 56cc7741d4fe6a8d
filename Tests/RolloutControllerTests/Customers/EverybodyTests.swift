import AuditLog
import Cohorts
import Foundation
@testable import RolloutController
import Rollouts
import TestSupport
import Testing
import Values

/// Stages of a share of the customers and of everybody, over a list in a file.
@Suite struct EverybodyTests {
    private static let plan = """
        sluice: 1
        name: release
        population:
          customers: { csv: customers.csv, id: id }
          excluded: { csv: excluded.csv, id: id }
        sources:
          suites: { attestation: [bot] }
        noGo:
          - id: leak
            measure: { from: suites, trials: leak }
            require: { failures: 0, trials: 100 }
        stages:
          - { name: beta, cohort: 10, soak: 0s }
          - { name: third, cohort: 33%, soak: 0s }
          - { name: all, cohort: all, soak: 0s }

        """

    private func write(_ numbers: Range<Int>, _ rollout: TestRollout) throws {
        let ids = numbers.map { "c\($0)\n" }.joined()
        try rollout.folder.write("id\n" + ids, "customers.csv")
    }

    private func withCustomers(_ body: (TestRollout) async throws -> Void) async throws {
        try await withRollout(applied: false) { rollout in
            try write(0..<100, rollout)
            try rollout.folder.write("id\nc3\nnobody\n", "excluded.csv")
            try await rollout.apply(Self.plan)
            try await rollout.attest()
            try await body(rollout)
        }
    }

    private func exposure(_ rollout: TestRollout) throws -> ExposedCohort {
        try #require(try rollout.log.exposure(in: rollout.state()))
    }

    @Test func `a share is of the listed customers who are not excluded, and rounded up`()
        async throws
    {
        try await withCustomers { rollout in
            try await rollout.advance(to: "beta")
            // 33% of 99 is 32.67.
            let answer = try await rollout.advance(to: "third")
            #expect(answer.decision.outcome == .advanced)
            #expect(answer.decision.summary == "beta → third: 10 → 33 users")
            #expect(try exposure(rollout).list.members.count == 33)
            #expect(try rollout.findings().isEmpty)
        }
    }

    @Test func `a share that has become smaller than those who have it is refused`() async throws {
        try await withCustomers { rollout in
            try await rollout.advance(to: "beta")
            try write(0..<20, rollout)
            let answer = try await rollout.advance(to: "third")
            #expect(answer.decision.outcome == .refused)
            #expect(try rollout.state().exposure == 10)
        }
    }

    @Test func `everybody has it who is not excluded, also who joins later`() async throws {
        try await withCustomers { rollout in
            for stage in ["beta", "third", "all"] { try await rollout.advance(to: stage) }
            #expect(try rollout.state().exposure == 99)
            let exposure = try exposure(rollout)
            #expect(exposure.countText == "all (99 listed)")
            let newcomer = try CustomerID("c1000")
            #expect(exposure.contains(newcomer))
            for id in ["c3", "nobody"] { #expect(try !exposure.contains(CustomerID(id))) }
            let flag = try #require(try rollout.log.flags().first)
            guard case .everybody(let excluded, _) = flag.audience else {
                Issue.record("\(flag.audience)")
                return
            }
            #expect(excluded.map(\.text).sorted() == ["c3", "nobody"])
            let history = try rollout.log.history(of: newcomer, in: "release")
            #expect(history.steps.map(\.effect) == [.gained(nil)])
            #expect(try rollout.findings().isEmpty)
        }
    }

    @Test func `the flag file is on for whoever is not listed, and off without a key`()
        async throws
    {
        try await withCustomers { rollout in
            for stage in ["beta", "third", "all"] { try await rollout.advance(to: stage) }
            let text = String(decoding: FlagFile(try rollout.log.flags()).json, as: UTF8.self)
            let plain = text.filter { !$0.isWhitespace }
            #expect(
                plain.contains(
                    #""targeting":{"if":[{"var":"targetingKey"},{"if":[{"in":[{"var":"#
                        + #""targetingKey"},["c3","nobody"]]},"off","on"]},"off"]}"#
                )
            )
        }
    }

    @Test func `who is excluded from everybody is not forgotten, which would let them in`()
        async throws
    {
        try await withCustomers { rollout in
            for stage in ["beta", "third", "all"] { try await rollout.advance(to: stage) }
            let excluded = try CustomerID("c3")
            #expect(throws: RolloutLogError.self) {
                try rollout.log.forgetting(excluded, in: "release")
            }
            try await rollout.rollBack(to: "beta")
            #expect(try !rollout.log.forgetting(excluded, in: "release").lists.isEmpty)
            #expect(try !exposure(rollout).contains(CustomerID("c1000")))
        }
    }
}
