import Statistics
import Testing

struct ShiftIntervalTests {
    @Test func `the ends and the estimate are those of all differences in order`() throws {
        let x = (0..<23).map { Double($0 * $0 % 41) - 0.5 }
        let y = (0..<17).map { Double($0 * 7 % 29) * 0.75 }
        let differences = x.flatMap { value in y.map { value - $0 } }.sorted()
        let shift = try #require(ShiftInterval(of: x, against: y, confidence: 0.9))
        // 1.645 √(391 · 41 / 12) = 60.12 without ties, 60.11 with them, and 196 + 60 = 256.
        #expect(Set(x).count < x.count)
        #expect(shift.lower == differences[391 - 256 - 1])
        #expect(shift.upper == differences[256])
        #expect(shift.estimate == differences[195])
    }

    @Test func `without ties the ends are at the classical ranks`() throws {
        // 100 differences of i − 10.01 j; 1.96 √(100 · 21 / 12) = 25.9 and 50.5 + 25.9 = 76.4.
        let x = (1...10).map(Double.init)
        let y = (1...10).map { Double($0) * 10.01 }
        let differences = x.flatMap { value in y.map { value - $0 } }.sorted()
        let shift = try #require(ShiftInterval(of: x, against: y, confidence: 0.95))
        #expect(shift.lower == differences[100 - 76 - 1])
        #expect(shift.upper == differences[76])
        #expect(shift.estimate == (differences[49] + differences[50]) / 2)
    }

    @Test(arguments: [(4, 4), (1, 1), (2, 7), (3, 5), (0, 20), (20, 0), (0, 0)])
    func `too few values have no interval`(count: Int, otherCount: Int) {
        let x = (0..<count).map(Double.init)
        let y = (0..<otherCount).map(Double.init)
        #expect(ShiftInterval(of: x, against: y, confidence: 0.98) == nil)
    }

    @Test(arguments: [(5, 5), (4, 6), (3, 9)])
    func `a few more have one`(count: Int, otherCount: Int) {
        let x = (0..<count).map(Double.init)
        let y = (0..<otherCount).map(Double.init)
        #expect(ShiftInterval(of: x, against: y, confidence: 0.98) != nil)
    }

    @Test(arguments: [0, 1, -0.5, 1.5, .nan, .infinity])
    func `what is no confidence has no interval`(confidence: Double) {
        let x = (0..<30).map(Double.init)
        #expect(ShiftInterval(of: x, against: x, confidence: confidence) == nil)
    }

    @Test(arguments: [.nan, .infinity, -.infinity, 1e308])
    func `a value that is no number, or too far off, has no interval`(value: Double) {
        let x = (0..<30).map(Double.init)
        let y = x + [-1e308]
        #expect(ShiftInterval(of: x + [value], against: y, confidence: 0.9) == nil)
        #expect(ShiftInterval(of: y, against: x + [value], confidence: 0.9) == nil)
    }

    @Test func `constants are shifted by just their difference`() throws {
        let x = [Double](repeating: 12, count: 10)
        let y = [Double](repeating: 9.5, count: 6)
        let shift = try #require(ShiftInterval(of: x, against: y, confidence: 0.98))
        #expect(shift.lower == 2.5 && shift.upper == 2.5 && shift.estimate == 2.5)
        let none = try #require(ShiftInterval(of: x, against: x, confidence: 0.98))
        #expect(none.lower == 0 && none.upper == 0 && none.estimate == 0)
    }

    @Test func `exchanging the samples turns the interval round`() throws {
        let x = (0..<40).map { Double($0 * 37 % 101) }
        let y = (0..<25).map { Double($0 * 53 % 97) }
        let shift = try #require(ShiftInterval(of: x, against: y, confidence: 0.98))
        let turned = try #require(ShiftInterval(of: y, against: x, confidence: 0.98))
        #expect(shift.lower == -turned.upper)
        #expect(shift.upper == -turned.lower)
        #expect(shift.estimate == -turned.estimate)
    }

    @Test func `more confidence never narrows the interval`() throws {
        let x = (0..<40).map { Double($0 * 37 % 101) }
        let y = (0..<25).map { Double($0 * 53 % 97) }
        let all = try [0.1, 0.5, 0.9, 0.98, 0.999].map {
            try #require(ShiftInterval(of: x, against: y, confidence: $0))
        }
        for (less, more) in zip(all, all.dropFirst()) {
            #expect(more.lower <= less.lower && less.upper <= more.upper)
            #expect(less.lower <= less.estimate && less.estimate <= less.upper)
        }
    }

    @Test func `two thousand values a side are no burden`() throws {
        let y = (0..<2_000).map { Double($0 * 7_919 % 10_007) }
        let shift = try #require(
            ShiftInterval(of: y.map { $0 + 300 }, against: y, confidence: 0.98)
        )
        #expect(shift.estimate == 300)
        #expect(shift.lower > 0 && shift.upper < 600)
    }

    @Test func `more than a hundred thousand values a side are refused`() {
        let many = [Double](repeating: 1, count: 100_001)
        #expect(ShiftInterval(of: many, against: [1, 2, 3, 4, 5, 6], confidence: 0.9) == nil)
    }
}
