import Foundation
import Statistics
import Testing
import TestSupport

struct ChiSquareTests {
    @Test func `every golden tail is good to a billionth`() throws {
        let golden = try GoldenFile<ChiSquareCase>.read("chi2")
        #expect(golden.cases.count == golden.count)
        let rows = golden.cases.filter { $0.kind == "sf" }
        #expect(rows.count == 176)
        for row in rows {
            let x = try #require(row.x)
            let tail = try #require(ChiSquare.survival(x, degreesOfFreedom: row.df))
            #expect(relativeError(tail, row.sf) <= 1e-9, "\(row)")
        }
    }

    @Test(arguments: [1, 2, 3, 100, 1_000_000_000])
    func `all of it is over 0 and nothing is over infinity`(degrees: Int) {
        #expect(ChiSquare.survival(0, degreesOfFreedom: degrees) == 1)
        #expect(ChiSquare.survival(.infinity, degreesOfFreedom: degrees) == 0)
    }

    @Test(arguments: [-1, -Double.infinity, .nan])
    func `what is no statistic has no tail`(statistic: Double) {
        #expect(ChiSquare.survival(statistic, degreesOfFreedom: 1) == nil)
        #expect(ChiSquare.survival(statistic, degreesOfFreedom: 3) == nil)
    }

    @Test(arguments: [.min, -1, 0, 1_000_000_001, .max])
    func `degrees of freedom are from 1 to a billion`(degrees: Int) {
        #expect(ChiSquare.survival(1, degreesOfFreedom: degrees) == nil)
    }

    @Test(arguments: [1e-6, 0.5, 2, 80, 1_200])
    func `two degrees of freedom are an exponential tail`(statistic: Double) throws {
        let tail = try #require(ChiSquare.survival(statistic, degreesOfFreedom: 2))
        #expect(relativeError(tail, exp(-statistic / 2)) < 1e-12)
    }

    @Test func `one degree and three differ by the density between them`() throws {
        // Q(a + 1, x) = Q(a, x) + xᵃ e⁻ˣ / Γ(a + 1), and Γ(3/2) = √π / 2.
        for statistic in [1e-3, 0.5, 3, 60, 900] {
            let one = try #require(ChiSquare.survival(statistic, degreesOfFreedom: 1))
            let three = try #require(ChiSquare.survival(statistic, degreesOfFreedom: 3))
            let density = (2 * statistic / .pi).squareRoot() * exp(-statistic / 2)
            #expect(relativeError(one + density, three) < 1e-12)
        }
    }

    @Test func `it falls with the statistic and grows with the degrees of freedom`() throws {
        let statistics = (1...60).map { Double($0) / 2 }
        let tables = try (1...30).map { degrees in
            try statistics.map {
                try #require(ChiSquare.survival($0, degreesOfFreedom: degrees))
            }
        }
        for tails in tables {
            #expect(zip(tails, tails.dropFirst()).allSatisfy { $0 >= $1 })
        }
        for (fewer, more) in zip(tables, tables.dropFirst()) {
            #expect(zip(fewer, more).allSatisfy { $0 <= $1 })
        }
    }
}

/// One row of `chi2.json`: a tail or a sample ratio.
struct ChiSquareCase: Decodable {
    let kind: String
    let df: Int
    let sf: Double
    let x, chi2: Double?
    let observed: [Int]?
    let weights: [Double]?
}
