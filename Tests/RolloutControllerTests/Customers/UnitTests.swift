import AuditLog
import Cohorts
import Foundation
@testable import RolloutController
import Rollouts
import TestSupport
import Testing
import Values

/// Cohorts of whole units, over a list of customers with their companies.
@Suite struct UnitTests {
    private static func plan(invited: String = "") -> String {
        """
        sluice: 1
        name: release
        population:
          customers: { csv: customers.csv, id: id }
          unit: company
          excluded: { csv: excluded.csv, id: id }
        \(invited)
        sources:
          suites: { attestation: [bot] }
        noGo:
          - id: leak
            measure: { from: suites, trials: leak }
            require: { failures: 0, trials: 100 }
        stages:
          - { name: beta, cohort: 20, soak: 0s }
          - { name: half, cohort: 50%, soak: 0s }

        """
    }

    /// Writes six companies of 10 or 20 customers, whose rows are mixed.
    private func write(_ rollout: TestRollout, without left: Set<String> = []) throws {
        let rows = (0..<100).compactMap { number -> String? in
            let id = "c\(number)"
            return left.contains(id) ? nil : "\(id),\(company(of: number))\n"
        }
        try rollout.folder.write("id,company\n" + rows.joined(), "customers.csv")
    }

    private func company(of number: Int) -> String { "company\(number * number % 20)" }

    private func companies(_ ids: [CustomerID]) -> [String: Int] {
        Dictionary(
            ids.compactMap { Int($0.text.dropFirst()) }.map { (company(of: $0), 1) },
            uniquingKeysWith: +
        )
    }

    private var sizes: [String: Int] {
        Dictionary((0..<100).map { (company(of: $0), 1) }, uniquingKeysWith: +)
    }

    private func withCustomers(
        invited: String = "",
        excluded: String = "",
        _ body: (TestRollout) async throws -> Void
    ) async throws {
        try await withRollout(applied: false) { rollout in
            try write(rollout)
            try rollout.folder.write("id\n\(excluded)", "excluded.csv")
            try await rollout.apply(Self.plan(invited: invited))
            try await rollout.attest()
            try await body(rollout)
        }
    }

    private func members(_ rollout: TestRollout) throws -> [CustomerID] {
        try #require(try rollout.log.exposure(in: rollout.state())).list.members
    }

    @Test func `no company is divided, and each stage holds the one before`() async throws {
        try await withCustomers { rollout in
            try await rollout.advance(to: "beta")
            let beta = try members(rollout)
            #expect((1...20).contains(beta.count))
            for (company, count) in companies(beta) { #expect(sizes[company] == count) }
            let answer = try await rollout.advance(to: "half")
            #expect(answer.decision.outcome == .advanced)
            let half = try members(rollout)
            #expect((21...50).contains(half.count))
            for (company, count) in companies(half) { #expect(sizes[company] == count) }
            #expect(Array(half.prefix(beta.count)) == beta)
            #expect(answer.decision.summary.contains("users of \(companies(half).count) units"))
            #expect(try rollout.findings().isEmpty)
        }
    }

    @Test func `invited are a company and the company of a customer, and excluded likewise`()
        async throws
    {
        let invited = "  invited: [company4, c5]"
        try await withCustomers(invited: invited, excluded: "company9\nc1\n") { rollout in
            let answer = try await rollout.advance(to: "half")
            #expect(answer.decision.outcome == .refused)
            try await rollout.advance(to: "beta")
            try await rollout.advance(to: "half")
            let half = try companies(members(rollout))
            #expect(half["company9"] == nil)
            #expect(half[company(of: 1)] == nil)
        }
    }

    @Test func `a first company that is larger than the stage is refused with the numbers`()
        async throws
    {
        try await withCustomers(invited: "  invited: [company4]") { rollout in
            let size = try #require(sizes["company4"])
            try await rollout.apply(
                Self.plan(invited: "  invited: [company4]")
                    .replacing("cohort: 20", with: "cohort: \(size - 1)")
            )
            let answer = try await rollout.advance(to: "beta")
            #expect(answer.decision.outcome == .refused)
            let message = try #require(answer.decision.obstacles.first).message
            #expect(message.hasPrefix("beta takes \(size - 1) customers, and 0 can be had"))
            #expect(message.hasSuffix("of which the next one in order has \(size)"))
        }
    }

    @Test func `who is no longer listed is gone, and the others of the company stay`() async throws
    {
        try await withCustomers { rollout in
            try await rollout.advance(to: "beta")
            let gone = try #require(try members(rollout).first)
            try write(rollout, without: [gone.text])
            let answer = try await rollout.advance(to: "half")
            #expect(answer.decision.outcome == .advanced)
            #expect(try !members(rollout).contains(gone))
        }
    }

    @Test func `a customer without a company is a fault of the list`() async throws {
        try await withCustomers { rollout in
            try rollout.folder.write("id,company\nc1,a\nc2,\n", "customers.csv")
            let answer = try await rollout.advance(to: "beta")
            #expect(answer.decision.outcome == .sourceFailed)
            #expect(answer.decision.obstacles.first?.message.contains("line 3") == true)
        }
    }
}
