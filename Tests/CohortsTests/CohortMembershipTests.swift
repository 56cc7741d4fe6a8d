@testable import Cohorts
import Statistics
import Testing
@testable import Values

struct CohortMembershipTests {
    @Test func `membership is that of a plain set`() throws {
        var generator = Xoshiro256(seed: 9, run: 0)
        let ranking = CohortRanking(salt: "members")
        for count in [0, 1, 7, 8, 9, 100, 5_000] {
            let ids = try (0..<count).map { _ in try CustomerID("c\(generator.below(9_000))") }
            let membership = CohortMembership(ids, ranking: ranking)
            let plain = Set(ids.map(\.bytes))
            #expect(membership.count == plain.count)
            for number in 0..<9_000 {
                let id = Array("c\(number)".utf8)
                #expect(membership.contains(id.span) == plain.contains(id))
            }
        }
    }

    @Test func `members are told apart by their bytes`() throws {
        let membership = CohortMembership(
            [try CustomerID("caf\u{E9}")],
            ranking: CohortRanking(salt: "s")
        )
        #expect(membership.contains("caf\u{E9}"))
        #expect(!membership.contains("cafe\u{301}"))
        #expect(!membership.contains("caf\u{E9} "))
        #expect(!membership.contains(""))
    }

    @Test func `ranks that share a slot and its tag are still two`() {
        var table = RankTable()
        let ranks = (0..<40).map { CohortRank(words: SIMD4(0, 0, 0, $0)) }
        for (number, rank) in ranks.enumerated() {
            let isNew = table.insert(rank)
            let isNewAgain = table.insert(rank)
            #expect(isNew && !isNewAgain)
            #expect(table.number(of: rank) == number)
        }
        #expect(ranks.map { table.number(of: $0) } == Array(0..<40))
        #expect(!table.contains(CohortRank(words: SIMD4(0, 0, 1, 0))))
    }
}
