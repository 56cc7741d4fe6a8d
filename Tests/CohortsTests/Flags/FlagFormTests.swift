@testable import Cohorts
@testable import JSONCoding
import Testing
@testable import Values

struct FlagFormTests {
    private static func ids(_ count: Int) throws -> [CustomerID] {
        try (0..<count).map { try CustomerID("c\($0)") }
    }

    @Test(arguments: [
        (20, ["list", "list", "list"]), (21, ["number", "fractional", "fractional"]),
    ])
    func `up to twenty are listed, more are told by their order`(
        size: Int,
        names: [String]
    ) throws {
        let ids = try Self.ids(100)
        let forms = try CohortHash.allCases.map { hash in
            let ranking = CohortRanking(salt: "s", hash: hash)
            return FlagForm(.members(try .chosen(size, of: ids, ranking))).name
        }
        #expect(forms == names)
    }

    @Test(arguments: CohortHash.allCases)
    func `a cut is the last member's number, and names those it gets wrong`(
        hash: CohortHash
    ) throws {
        let ids = try Self.ids(1_000)
        let ranking = CohortRanking(salt: "s", hash: hash)
        let invited = Array(ids[10..<20])
        let excluded = Array(ids[20..<90])
        let members = try Flag.Members.chosen(
            300,
            of: ids,
            ranking,
            invited: invited,
            excluded: excluded
        )
        let cut = try #require(FlagCut(of: members))
        #expect(!cut.including.isEmpty && Set(cut.including).isSubset(of: invited))
        #expect(!cut.excluding.isEmpty && Set(cut.excluding).isSubset(of: excluded))
        for id in ids {
            let isTold = cut.numbers.contains(hash.number(of: ranking.rank(of: id)))
            let isOn = cut.including.contains(id) || isTold && !cut.excluding.contains(id)
            #expect(isOn == members.ids.contains(id), "\(id.text)")
        }
    }

    @Test func `more than a thousand exceptions are no shorter than a list`() throws {
        let ids = try Self.ids(2_000)
        let ranking = CohortRanking(salt: "s")
        let form = try [1_000, 1_001].map { count in
            let excluded = ids.sorted { ranking.rank(of: $0) < ranking.rank(of: $1) }.prefix(count)
            let members = try Flag.Members.chosen(
                100,
                of: ids,
                ranking,
                excluded: Array(excluded)
            )
            return FlagForm(.members(members)).name
        }
        #expect(form == ["number", "list"])
    }

    @Test func `a number that a missing attribute could have is named`() throws {
        let ids = try Self.ids(30)
        let ranking = CohortRanking(salt: "s")
        let members = Flag.Members(
            ids: ids,
            ranking: ranking,
            cut: CohortRank(words: [1 << 11, 0, 0, 0]),
            passedOver: []
        )
        #expect(FlagCut(of: members) == nil)
        let cut = try #require(FlagCut(of: try .chosen(25, of: ids, ranking)))
        #expect(cut.numbers.lowerBound == 2)
    }

    @Test func `an attribute has no character that a rule reads otherwise`() {
        let names = ["forecast-1.0.0", "A_b9", "é 顧", "e\u{301}"].map {
            Flag(name: $0, stage: "s", revision: 1, audience: .nobody).attribute
        }
        #expect(
            names == [
                "cohortHash_forecast_1_0_0", "cohortHash_A_b9", "cohortHash____", "cohortHash_e_",
            ]
        )
    }

    @Test func `what text has of quotes, backslashes and controls is escaped`() {
        let text = JSONValue.string("a\"\\/\u{0}\u{1F}\n\u{7F}é顧").text(indent: 0)
        #expect(
            String(decoding: text, as: UTF8.self)
                == #""a\"\\/\u0000\u001f\u000a"# + "\u{7F}é顧\""
        )
    }

    @Test func `two rollouts of one attribute share it only with one salt`() throws {
        let ids = try Self.ids(100)
        let members = try ["s", "s", "t"].map {
            try Flag.Members.chosen(50, of: ids, CohortRanking(salt: $0))
        }
        let flags = zip(["a-b", "a.b", "a_b"], members).map { name, members in
            Flag(name: name, stage: "x", revision: 1, audience: .members(members))
        }
        #expect(Set(flags.map(\.attribute)) == ["cohortHash_a_b"])
        #expect(FlagForm.forms(of: flags).map(\.name) == ["number", "number", "list"])
    }
}
