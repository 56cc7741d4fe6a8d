import Statistics
import Testing
import TestSupport

struct MannWhitneyTests {
    @Test func `every golden asymptotic test is good to a billionth`() throws {
        let rows = try MannWhitneyCase.all().filter { $0.method == "asymptotic" }
        #expect(rows.count == 156)
        for row in rows {
            let test = try row.test()
            let result = try #require(test.asymptotic(row.side()))
            #expect(relativeError(result.z, try #require(row.z)) <= 1e-9, "\(row)")
            #expect(relativeError(result.p, row.p) <= 1e-9, "\(row)")
        }
    }

    @Test func `every golden count of pairs and of ties is met`() throws {
        for row in try MannWhitneyCase.all() {
            let test = try row.test()
            #expect(test.u1 == row.u1, "\(row)")
            #expect(test.u2 == row.u2, "\(row)")
            #expect(test.tieSum == row.tieSum, "\(row)")
        }
    }

    @Test(arguments: [
        ([], [1]), ([1], []), ([], []), ([.nan], [1]), ([1], [1, .nan]),
    ])
    func `an empty sample or one with a NaN is not tested`(x: [Double], y: [Double]) {
        #expect(MannWhitney(x, y) == nil)
    }

    @Test func `where all are equal there is nothing to test`() throws {
        let test = try #require(MannWhitney([7, 7, 7], [7, 7]))
        #expect(test.u1 == 3)
        #expect(test.u2 == 3)
        #expect(test.tieSum == 120)
        #expect(test.asymptotic(.twoSided) == nil)
        #expect(test.exactP(.twoSided) == nil)
    }

    @Test func `a sample is not larger than itself`() throws {
        let sample = (0..<40).map { Double($0 % 11) }
        let test = try #require(MannWhitney(sample, sample))
        #expect(test.u1 == test.u2)
        #expect(test.asymptotic(.twoSided)?.p == 1)
    }

    @Test func `infinities have ranks and zeros have one sign`() throws {
        let test = try #require(MannWhitney([-.infinity, -0.0, .infinity], [0, .infinity]))
        #expect(test.u1 == 0 + 0.5 + 1.5)
        #expect(test.tieSum == 12)
    }

    @Test func `exchanging the samples exchanges the sides`() throws {
        let x = [3.0, 1, 4, 1, 5, 9, 2, 6]
        let y = [2.0, 7, 1, 8, 2, 8]
        let test = try #require(MannWhitney(x, y))
        let exchanged = try #require(MannWhitney(y, x))
        #expect(test.u1 == exchanged.u2)
        #expect(test.asymptotic(.greater) == exchanged.asymptotic(.less))
        #expect(test.asymptotic(.twoSided) == exchanged.asymptotic(.twoSided))
    }

    @Test func `a larger x speaks more for a larger x`() throws {
        let y = (0..<30).map(Double.init)
        let chances = try (0...40).map { shift in
            let test = try #require(MannWhitney(y.map { $0 + Double(shift) }, y))
            return try #require(test.asymptotic(.greater)).p
        }
        #expect(zip(chances, chances.dropFirst()).allSatisfy { $0 >= $1 })
    }

    @Test func `thousands of values keep a chance far out`() throws {
        let y = (0..<1_000).map(Double.init)
        let test = try #require(MannWhitney(y.map { $0 + 800.5 }, y))
        let result = try #require(test.asymptotic(.greater))
        #expect(result.z > 37 && result.p > 0 && result.p < 1e-290)
    }
}

/// One row of `mann_whitney.json`.
struct MannWhitneyCase: Decodable {
    let x, y: [Double]
    let alternative, method: String
    let u1, u2, tieSum, p: Double
    let z: Double?

    enum CodingKeys: String, CodingKey {
        case x, y, alternative, method, u1, u2, p, z
        case tieSum = "tie_sum"
    }

    static func all() throws -> [Self] {
        let golden = try GoldenFile<Self>.read("mann_whitney")
        #expect(golden.cases.count == golden.count)
        return golden.cases
    }

    func test() throws -> MannWhitney { try #require(MannWhitney(x, y)) }

    func side() throws -> MannWhitney.Alternative {
        let sides: [String: MannWhitney.Alternative] = [
            "two-sided": .twoSided, "greater": .greater, "less": .less,
        ]
        return try #require(sides[alternative])
    }
}
