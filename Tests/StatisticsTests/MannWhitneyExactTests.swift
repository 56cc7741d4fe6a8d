import Statistics
import Testing
import TestSupport

struct MannWhitneyExactTests {
    @Test func `every golden exact test is good to a billionth`() throws {
        let rows = try MannWhitneyCase.all().filter { $0.method == "exact" }
        #expect(rows.count == 104)
        for row in rows {
            let p = try #require(row.test().exactP(row.side()))
            #expect(relativeError(p, row.p) <= 1e-9, "\(row)")
        }
    }

    @Test func `one value against one is a coin`() throws {
        let test = try #require(MannWhitney([2], [1]))
        #expect(test.exactP(.greater) == 0.5)
        #expect(test.exactP(.less) == 1)
        #expect(test.exactP(.twoSided) == 1)
    }

    @Test func `three values over four are one order of thirty-five`() throws {
        let test = try #require(MannWhitney([5, 6, 7], [1, 2, 3, 4]))
        #expect(relativeError(try #require(test.exactP(.greater)), 1 / 35) < 1e-15)
        #expect(relativeError(try #require(test.exactP(.twoSided)), 2 / 35) < 1e-15)
        #expect(test.exactP(.less) == 1)
    }

    @Test func `the first order of fifty and fifty keeps its digits`() throws {
        let y = (0..<50).map(Double.init)
        let test = try #require(MannWhitney(y.map { $0 + 100 }, y))
        // 1 / C(100, 50).
        let orders: Double = (1...50).reduce(1) { (product: Double, number: Int) in
            product * Double(50 + number) / Double(number)
        }
        #expect(relativeError(try #require(test.exactP(.greater)), 1 / orders) < 1e-13)
    }

    @Test func `more than the bound of pairs is not counted`() throws {
        let many = (0..<51).map(Double.init)
        let others = (0..<50).map { Double($0) + 0.5 }
        #expect(try #require(MannWhitney(many, others)).exactP(.twoSided) == nil)
        #expect(try #require(MannWhitney(others, others.map { $0 + 0.25 })).exactP(.less) != nil)
    }

    @Test func `a tie anywhere is not counted`() throws {
        #expect(try #require(MannWhitney([1, 2], [2, 3])).exactP(.less) == nil)
        #expect(try #require(MannWhitney([1, 1], [2, 3])).exactP(.less) == nil)
    }

    @Test func `both sides overlap by the chance of what was seen`() throws {
        let y = (0..<9).map(Double.init)
        let exact = try (0...9).map { below in
            try #require(MannWhitney([Double(below) - 0.5], y))
        }
        for test in exact {
            let greater = try #require(test.exactP(.greater))
            let less = try #require(test.exactP(.less))
            #expect(abs(greater + less - 1.1) < 1e-15)
        }
    }
}
