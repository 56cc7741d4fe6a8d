@testable import Cohorts
import Testing

struct StayingTests {
    private static let ids = (0..<200).map { "c\($0)" }

    private static func selected(
        _ size: Int,
        invited: [String] = [],
        staying: [String] = [],
        excluded: [String] = [],
        from ids: [String] = ids,
        strata: Strata? = nil,
        ranking: CohortRanking = CohortRanking(salt: "s")
    ) throws -> SelectedCohort {
        var refused = ExcludedCustomers(ranking: ranking)
        for id in excluded { try refused.add(id, line: 2) }
        var selection = try CohortSelection(
            size: size,
            invited: try invited.map { try CustomerID($0) },
            staying: try staying.map { try CustomerID($0) },
            excluded: refused,
            strata: strata
        )
        for (index, id) in ids.enumerated() {
            try selection.add(id, stratum: index % 2 == 0 ? "even" : "odd", line: index + 2)
        }
        return try selection.cohort()
    }

    @Test func `the invited come first, then those who stay, then the others`() throws {
        let plain = try Self.selected(200).members.map(\.text)
        let (late, later) = (plain[150], plain[190])
        let cohort = try Self.selected(5, invited: [later], staying: [late, later])
        #expect(cohort.members.map(\.text) == [later, late] + plain.prefix(3))
        #expect(cohort.invitedCount == 1)
        #expect(cohort.parts[0].cut == CohortRanking(salt: "s").rank(of: cohort.members[4]))
    }

    @Test func `who has left is left out, and reported`() throws {
        let plain = try Self.selected(10).members.map(\.text)
        let cohort = try Self.selected(
            10,
            staying: plain,
            from: Self.ids.filter { ![plain[2], plain[7]].contains($0) }
        )
        #expect(cohort.members.count == 10)
        #expect(
            cohort.members.prefix(8).map(\.text)
                == plain.filter { ![plain[2], plain[7]].contains($0) }
        )
        #expect(cohort.departed.map(\.text) == [plain[2], plain[7]])
        #expect(cohort.passedOver.map(\.text) == [plain[2], plain[7]].sorted())
    }

    @Test func `who is excluded now is left out, and reported`() throws {
        let plain = try Self.selected(12).members.map(\.text)
        let cohort = try Self.selected(
            10,
            invited: [plain[0]],
            staying: Array(plain.prefix(10)),
            excluded: [plain[0], plain[4], plain[11], "nobody"]
        )
        #expect(cohort.excludedInvited.map(\.text) == [plain[0]])
        #expect(cohort.excludedStaying.map(\.text) == [plain[4]])
        #expect(cohort.departed.isEmpty)
        #expect(cohort.members.prefix(8).map(\.text) == [1, 2, 3, 5, 6, 7, 8, 9].map { plain[$0] })
        #expect(cohort.members.count == 10)
        #expect(cohort.passedOver.map(\.text) == [plain[0], plain[4], plain[11]].sorted())
    }

    @Test func `of too many who stay the first do`() throws {
        let plain = try Self.selected(20).members.map(\.text)
        let cohort = try Self.selected(6, invited: ["c7"], staying: plain)
        #expect(cohort.members.map(\.text) == ["c7"] + plain.filter { $0 != "c7" }.prefix(5))
        let none = try Self.selected(0, invited: ["c7"], staying: plain)
        #expect(none.members.isEmpty)
        #expect(none.invitedCount == 0)
    }

    @Test func `of too many who stay the cut is still the last by rank`() throws {
        let plain = try Self.selected(20).members
        let cohort = try Self.selected(6, staying: plain.map(\.text))
        #expect(cohort == (try Self.selected(6)))
        #expect(cohort.soleCut == CohortRanking(salt: "s").rank(of: plain[5]))
    }

    @Test func `those of another salt rank anywhere`() throws {
        let other = CohortRanking(salt: "other")
        let before = try Self.selected(10)
        let cohort = try Self.selected(30, staying: before.members.map(\.text), ranking: other)
        let alone = try Self.selected(30, ranking: other)
        #expect(cohort.members.prefix(10) == before.members[...])
        #expect(cohort.members.count == 30)
        let cut = try #require(cohort.soleCut)
        #expect(cohort.members.dropFirst(10).allSatisfy { other.rank(of: $0) <= cut })
        #expect(Set(cohort.members).subtracting(before.members).isSubset(of: alone.members))
        #expect(cohort.passedOver.isEmpty)
    }

    @Test func `those who stay count in their stratum`() throws {
        let strata = Strata(
            column: "parity",
            [.init(name: "even", weight: 1), .init(name: "odd", weight: 1)]
        )
        let staying = stride(from: 1, to: 13, by: 2).map { "c\($0)" }
        let cohort = try Self.selected(20, staying: staying, strata: strata)
        #expect(cohort.parts.map(\.count) == [10, 10])
        #expect(cohort.members.prefix(6).map(\.text) == staying)
        #expect(cohort.passedOver.isEmpty)
        #expect(cohort.soleCut == nil)
    }

    // Each pair shares flagd's bucket, and the first ranks before the second.
    @Test(arguments: [
        (CohortHash.murmur3UTF8, "c66522", "c4361"), (.murmur3CBOR, "c33764", "c28131"),
    ])
    func `a cut that two share is told`(hash: CohortHash, one: String, other: String) throws {
        let ranking = CohortRanking(salt: "s", hash: hash)
        let alone = try Self.selected(1, from: [other, one], ranking: ranking)
        #expect(alone.members.map(\.text) == [one])
        #expect(alone.cutIsShared)
        #expect(alone.soleCut == nil)
        #expect(alone.parts[0].cut != nil)

        let both = try Self.selected(2, from: [other, one], ranking: ranking)
        #expect(!both.cutIsShared)
        let passing = try Self.selected(
            1,
            excluded: [other],
            from: [other, one],
            ranking: ranking
        )
        #expect(!passing.cutIsShared)
        #expect(passing.passedOver.map(\.text) == [other])
    }

    @Test func `excluded customers can be asked for`() throws {
        var excluded = ExcludedCustomers(ranking: CohortRanking(salt: "s"))
        try excluded.add("caf\u{E9}", line: 2)
        #expect(excluded.contains(try CustomerID("caf\u{E9}")))
        #expect(!excluded.contains(try CustomerID("cafe\u{301}")))
    }
}
