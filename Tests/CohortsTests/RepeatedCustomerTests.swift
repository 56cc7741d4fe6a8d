@testable import Cohorts
import Statistics
import Testing
@testable import Values

struct RepeatedCustomerTests {
    private static func problem(
        _ ids: [String],
        size: Int = 2,
        invited: [String] = [],
        comparedMax: Int = 100
    ) throws -> String? {
        var selection = try CohortSelection(
            size: size,
            invited: try invited.map { try CustomerID($0) },
            excluded: ExcludedCustomers(ranking: CohortRanking(salt: "twice")),
            comparedMax: comparedMax
        )
        do {
            for (index, id) in ids.enumerated() { try selection.add(id, line: index + 2) }
            _ = try selection.cohort()
            return nil
        } catch {
            return "\(error)"
        }
    }

    @Test func `a customer who is there twice is named by both lines`() throws {
        #expect(
            try Self.problem(["a", "b", "c", "d", "c", "b", "b"])
                == "lines 4 and 6 have the same id"
        )
        #expect(try Self.problem(["a", "b", "c", "d", "\u{E9}", "e\u{301}"]) == nil)
    }

    @Test func `an invited customer who is there twice is found at once`() throws {
        #expect(
            try Self.problem(["a", "b", "a"], invited: ["a"], comparedMax: 0)
                == "lines 2 and 4 have the same id, a"
        )
    }

    @Test func `no member is there twice, even where nobody else is compared`() throws {
        for seed in 0..<200 {
            var generator = Xoshiro256(seed: UInt64(seed), run: 0)
            let ids = (0..<12).map(String.init)
            let size = 1 + generator.below(12)
            let ranking = CohortRanking(salt: "twice")
            let order = try ids.map { ranking.rank(of: try CustomerID($0)) }
            let doubled = generator.below(ids.count)
            let place = order.count { $0 < order[doubled] }
            let found = try Self.problem(
                generator.shuffled(ids + [ids[doubled]]),
                size: size,
                comparedMax: 0
            )
            #expect((found != nil) == (place < size), "seed \(seed)")
        }
    }

    @Test func `the number of customers that were compared is told`() throws {
        var selection = try CohortSelection(
            size: 1,
            excluded: ExcludedCustomers(ranking: CohortRanking(salt: "s")),
            comparedMax: 3
        )
        for line in 2..<12 { try selection.add("cust-\(line)", line: line) }
        let cohort = try selection.cohort()
        #expect(cohort.compared == 3)
        #expect(cohort.seen == 10)
    }

    @Test func `of many the pair with the earliest second line is told`() {
        var repeated = RepeatedCustomers(limit: .max)
        let ranking = CohortRanking(salt: "s")
        for line in (2..<5002).reversed() {
            repeated.note(ranking.rank(of: Array("\(line % 4000)".utf8).span), line: line)
        }
        #expect(repeated.firstPair() == RepeatedCustomers.Pair(first: 2, second: 4002))
    }
}
