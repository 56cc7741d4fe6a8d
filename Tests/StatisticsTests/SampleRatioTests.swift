import Statistics
import Testing
import TestSupport

struct SampleRatioTests {
    @Test func `every golden ratio is good to a billionth`() throws {
        let rows = try GoldenFile<ChiSquareCase>.read("chi2").cases.filter { $0.kind == "srm" }
        #expect(rows.count == 84)
        for row in rows {
            let observed = try #require(row.observed)
            let ratio = try compared(observed, try #require(row.weights))
            #expect(ratio.degreesOfFreedom == row.df)
            #expect(relativeError(ratio.statistic, try #require(row.chi2)) <= 1e-9, "\(row)")
            #expect(relativeError(ratio.p, row.sf) <= 1e-9, "\(row)")
        }
    }

    @Test func `groups of just the promised sizes are no mismatch`() throws {
        let ratio = try compared([300, 700], [3, 7])
        #expect(ratio.statistic == 0)
        #expect(ratio.p == 1)
        #expect(ratio.isLargeEnough)
    }

    /// These are 50.2% of the users in place of 50%.
    @Test func `821,588 users beside 815,482 are an alarm, a thousandth of them is none`() throws {
        #expect(try compared([821_588, 815_482], [0.5, 0.5]).p < 1e-5)
        #expect(try compared([822, 815], [0.5, 0.5]).p > 0.5)
    }

    @Test func `a large count keeps a small mismatch`() throws {
        let half = 250_000_000_000_000
        let ratio = try compared([half + 1_000, half - 1_000], [1, 1])
        #expect(relativeError(ratio.statistic, 8e-9) < 1e-12)
    }

    @Test func `an expected count under five is told`() throws {
        let few = try compared([6, 3], [1, 1])
        #expect(few.leastExpected == 4.5)
        #expect(!few.isLargeEnough)
        #expect(try compared([6, 4], [1, 1]).isLargeEnough)
    }

    @Test func `an empty group among others is a mismatch and no gap in the data`() throws {
        let ratio = try compared([0, 1_000], [1, 1])
        #expect(ratio.statistic == 1_000)
        #expect(ratio.p < 1e-200)
    }

    @Test func `weights are shares of whatever they sum to`() throws {
        let ratio = try compared([480, 520], [1, 1])
        #expect(try compared([480, 520], [0.25, 0.25]) == ratio)
        #expect(try compared([480, 520], [0x1p900, 0x1p900]) == ratio)
        #expect(try compared([480, 520], [0x1p-900, 0x1p-900]) == ratio)
    }

    @Test(arguments: [[], [5]])
    func `fewer than two groups have no ratio`(observed: [Int]) {
        let reading = SampleRatio(observed: observed, weights: observed.map { _ in 1 })
        #expect(reading == .undecided(.fewerThanTwoGroups))
    }

    @Test func `each group needs a weight`() {
        let reading = SampleRatio(observed: [5, 6], weights: [1])
        #expect(reading == .undecided(.notOneWeightForEachGroup))
    }

    @Test(arguments: [0, -1, .nan, .infinity, 1e308, 0x1p-1074])
    func `a weight is a finite number over 0 that others compare to`(weight: Double) {
        let reading = SampleRatio(observed: [5, 1_000_000], weights: [weight, 1e308])
        #expect(reading == .undecided(.unusableWeight))
    }

    @Test(arguments: [-1, .min, 1_000_000_000_000_001, .max])
    func `a count is neither under 0 nor over all that is countable`(count: Int) {
        let reading = SampleRatio(observed: [count, 6], weights: [1, 1])
        #expect(reading == .undecided(.unusableCount))
    }

    @Test func `nothing observed is undecided`() {
        let reading = SampleRatio(observed: [0, 0], weights: [1, 1])
        #expect(reading == .undecided(.nothingObserved))
    }

    private func compared(
        _ observed: [Int],
        _ weights: [Double]
    ) throws -> SampleRatio.Comparison {
        let reading = SampleRatio(observed: observed, weights: weights)
        let ratio: SampleRatio.Comparison? =
            if case .compared(let ratio) = reading { ratio } else { nil }
        return try #require(ratio)
    }
}
