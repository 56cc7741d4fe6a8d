@testable import Cohorts
import Testing
@testable import Values

struct CohortSelectionTests {
    /// The customers of the vectors that hashlib made.
    private static let ids: [String] = {
        let numbered: [String] = (0..<1000).map { "cust-\(String(10_000 + $0).dropFirst())" }
        return numbered + ["caf\u{E9}", "cafe\u{301}", "顧客"]
    }()

    private static func selected(
        _ size: Int,
        invited: [String] = [],
        excluded: [String] = [],
        from ids: [String] = ids
    ) throws -> SelectedCohort {
        var refused = ExcludedCustomers(ranking: CohortRanking(salt: "forecast-1.0.0"))
        for id in excluded { try refused.add(id, line: 2) }
        var selection = try CohortSelection(
            size: size,
            invited: try invited.map { try CustomerID($0) },
            excluded: refused
        )
        for (index, id) in ids.enumerated() { try selection.add(id, line: index + 2) }
        return try selection.cohort()
    }

    @Test func `the first of a thousand are those of a sort by hashlib`() throws {
        let cohort = try Self.selected(15)
        let expected = [
            "0844", "0503", "0572", "0398", "0469", "0290", "0263", "0152", "0456", "0161", "0553",
            "0261", "0427", "0933", "0578",
        ]
        #expect(cohort.members.map(\.text) == expected.map { "cust-" + $0 })
        #expect(
            cohort.parts.map(\.cut?.hex)
                == ["0359feadbac9a549098e9397846cfc337c1973faafdf6457b86115209817f824"]
        )
        #expect(cohort.seen == 1003)
    }

    @Test(arguments: [
        (15, "8a9026abb926bdd242fbeb74e2dcd4083d95b5293a009f49276cd05c63f1df52"),
        (100, "d0b6e6c15397eff5ffc9f83d387d013af2ac52d66837cf643a252b4c02bc40a5"),
        (1003, "621e9d874a3d006a1e6fd5ff7a6fb99a29f2d65b675d58b1a869a55783a78e69"),
    ])
    func `a digest is what hashlib says of the sorted ids`(size: Int, digest: String) throws {
        let cohort = try Self.selected(size)
        #expect(cohort.members.count == size)
        #expect(cohort.digest == digest)
        #expect(Array(cohort.members.reversed()).digest == digest)
    }

    @Test func `excluded wins over invited, and is reported`() throws {
        let cohort = try Self.selected(
            50,
            invited: ["cust-0007", "cust-0019"],
            excluded: ["cust-0007"] + stride(from: 0, to: 1000, by: 3).map { Self.ids[$0] }
        )
        #expect(
            cohort.members.prefix(4).map(\.text)
                == ["cust-0019", "cust-0844", "cust-0503", "cust-0572"]
        )
        #expect(
            cohort.digest == "cf5e25b0db0fba4405ca5e1778b8c0cffba05f94feaa36c58dbae5b25787e483"
        )
        #expect(cohort.excludedInvited.map(\.text) == ["cust-0007"])
        #expect(cohort.excluded == 335)
    }

    @Test func `a cohort of invited alone has no cut`() throws {
        let cohort = try Self.selected(1, invited: ["cust-0007", "cust-0019"])
        #expect(cohort.members.map(\.text) == ["cust-0007"])
        #expect(cohort.parts == [SelectedCohort.Part(name: nil, count: 1, cut: nil)])
    }

    @Test func `too few customers are all taken`() throws {
        #expect(try Self.selected(50, from: ["b", "a"]).members.count == 2)
        #expect(try Self.selected(50, from: []).members.isEmpty)
        #expect(try Self.selected(0).members.isEmpty)
    }

    @Test func `two normal forms are two members`() throws {
        #expect(try Self.selected(9, from: ["\u{E9}", "e\u{301}"]).members.count == 2)
    }

    @Test func `an invited id that no customer has is named`() {
        let problem = #expect(throws: CohortProblem.self) {
            try Self.selected(5, invited: ["cust-0007", "cust-7", "nobody"])
        }
        #expect(problem?.description == "invited, but not among the customers: cust-7, nobody")
    }

    @Test func `nobody is invited twice`() {
        let problem = #expect(throws: CohortProblem.self) {
            try Self.selected(5, invited: ["cust-0007", "cust-0007"])
        }
        #expect(problem?.description == "cust-0007 is invited twice")
    }

    @Test func `an id that is none is named by its line`() {
        let problem = #expect(throws: CohortProblem.self) { try Self.selected(5, from: ["a", ""]) }
        #expect(problem?.description == "line 3: the id is empty")
    }
}
