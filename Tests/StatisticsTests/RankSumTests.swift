@testable import Statistics
import Testing

struct RankSumTests {
    @Test func `only equal values tie`() {
        #expect(tieSum(ofSorted: []) == 0)
        #expect(tieSum(ofSorted: [1]) == 0)
        #expect(tieSum(ofSorted: [1, 2, 3]) == 0)
        #expect(tieSum(ofSorted: [1, 1, 2, 3, 3, 3]) == 6 + 24)
        #expect(tieSum(ofSorted: [-0.0, 0, .infinity, .infinity]) == 12)
    }

    @Test func `the deviation is the textbook's without ties and 0 with nothing else`() {
        let variance: Double = 6 * 8 * 15 / 12
        #expect(rankSumDeviation(6, 8, tieSum: 0) == variance.squareRoot())
        for count in [1, 2, 7, 1_000, 300_000] {
            let ties = tieSum(ofSorted: [Double](repeating: 1, count: 3 * count))
            #expect(rankSumDeviation(count, 2 * count, tieSum: ties) == 0)
        }
    }
}
