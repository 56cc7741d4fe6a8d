import Cohorts
import Foundation
import Testing

/// Whole rollouts over random customers: whatever happens, a stage has exactly its number, holds
/// the stage before, and is given back as it was.
@Suite struct CohortHistoryTests {
    @Test(arguments: [1, 2, 3] as [UInt64])
    func `cohorts are exact and nested after every advance, restart and rollback`(
        _ seed: UInt64
    ) async throws {
        let history = try CohortHistory(seed: seed)
        defer { history.remove() }
        try await history.advance(to: "beta")
        let beta = try history.members(15)
        try await history.advance(to: "early-access")
        let early = try history.members(5_000)
        #expect(Set(beta).isSubset(of: early))
        #expect(Array(early.prefix(15)) == beta)
        // A restart is every look: each of them opens the log anew.
        #expect(try history.members(5_000) == early)

        try await history.rollBack(to: "beta")
        #expect(try history.members(15) == beta)
        let gone = try history.changeCustomers(leaving: early.dropFirst(15))
        #expect(try history.members(15) == beta)
        try await history.advance(to: "early-access")
        let again = try history.members(5_000)
        #expect(Set(beta).isSubset(of: again))
        #expect(gone.isDisjoint(with: again))

        try await history.advance(to: "launch")
        let launch = try history.members(50_000)
        #expect(Set(again).isSubset(of: launch))
        #expect(Array(launch.prefix(5_000)) == again)
        #expect(Set(launch).count == 50_000)
        #expect(history.excluded.isDisjoint(with: launch))
        try await history.rollBack(to: nil)
        #expect(try history.flag().isNobody)
        try history.verify()
    }
}

extension Flag {
    var isNobody: Bool { if case .nobody = audience { true } else { false } }
}
