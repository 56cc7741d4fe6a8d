@testable import Statistics
import Testing

struct PairwiseDifferencesTests {
    @Test func `every rank is the one of the sorted differences`() {
        let x = [-3.5, -0.0, 0, 0.1, 2, 2, 7, 1e10]
        let y = [-1e-300, 0, 0.1, 0.3, 2, 6, 1e9]
        let differences = PairwiseDifferences(ofSorted: x, to: y)
        let sorted = x.flatMap { value in y.map { value - $0 } }.sorted()
        #expect(differences.count == sorted.count)
        #expect((1...sorted.count).map(differences.ranked) == sorted)
        #expect(differences.median == (sorted[27] + sorted[28]) / 2)
    }

    @Test(arguments: [1e308, -1e308, 0x1p-1074, 0])
    func `one difference has every rank there is`(value: Double) {
        let one = PairwiseDifferences(ofSorted: [value], to: [0])
        #expect(one.count == 1)
        #expect(one.ranked(1) == value)
        #expect(one.median == value)
    }

    @Test func `no difference is a negative zero`() {
        let zeros = PairwiseDifferences(ofSorted: [-0.0, 0], to: [0, 0])
        #expect((1...4).allSatisfy { zeros.ranked($0).sign == .plus })
    }
}
