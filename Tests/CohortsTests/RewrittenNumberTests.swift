@testable import Cohorts
import Testing

struct RewrittenNumberTests {
    private static func line(_ ids: [String]) -> Int? {
        var numbers = RewrittenNumbers()
        for (index, id) in ids.enumerated() { numbers.note(Array(id.utf8).span, line: index + 2) }
        return numbers.line
    }

    @Test(arguments: [
        (["1042.0", "77.0"], 2), (["1042.00", "-77.000"], 2), (["1042,0"], 2),
        (["1.04E+09", "1.04E+09"], 2), (["1,04E+12"], 2), (["1.04e+09", "5E9"], 2),
        (["77", "1042", "1.04E+12", "5"], 4), (["1042.0", "1.04E+16"], 2),
    ])
    func `a list of numbers as a table program writes them is known`(ids: [String], line: Int) {
        #expect(Self.line(ids) == line)
    }

    @Test(arguments: [
        [], ["1042", "77"], ["1042.0", "c-77"], ["c-77", "1042.0"], ["10.0", "10.1"],
        ["10.0", "10"], ["3f2", "1e5"], ["123", "1e5"], ["1042", "1.04E+12", "104200000000"],
        ["1.04E+"], ["E+09"], ["1.E+09"], ["1.04E+09x"], ["."], ["-"], ["1.0.0"], ["1.04E-09"],
    ])
    func `a list that may be right is left alone`(ids: [String]) {
        #expect(Self.line(ids) == nil)
    }

    @Test(arguments: [(["1.0"], ["2.0"], 2), (["1"], ["2.0E+12"], 2), (["1.0"], ["a"], nil)])
    func `two parts of a list are known as the whole is`(
        one: [String],
        other: [String],
        line: Int?
    ) {
        var numbers = [RewrittenNumbers(), RewrittenNumbers()]
        for id in one { numbers[0].note(Array(id.utf8).span, line: 3) }
        for id in other { numbers[1].note(Array(id.utf8).span, line: 2) }
        numbers[0].merge(numbers[1])
        #expect(numbers[0].line == line)
    }

    @Test func `a cohort is not chosen from such a list, nor are customers excluded by one`() throws
    {
        let excluded = ExcludedCustomers(ranking: CohortRanking(salt: "s"))
        var selection = try CohortSelection(size: 2, excluded: excluded)
        // The same number twice, as it was rounded.
        for line in 2...4 { try selection.add(Array("1.04E+09".utf8).span, line: line) }
        #expect(throws: CohortProblem.rewritten(line: 2)) { try selection.cohort() }
        var refused = excluded
        try refused.add(Array("1042.0".utf8).span, line: 7)
        #expect(throws: CohortProblem.rewritten(line: 7)) { try refused.checkWhole() }
        try refused.add(Array("c-7".utf8).span, line: 8)
        try refused.checkWhole()
    }
}
