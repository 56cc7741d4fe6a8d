import Rollouts
import Testing

@testable import Reports
@testable import Values

@Suite struct TicksTests {
    private static let ranges: [ClosedRange<Double>] = [
        0...1, 0...0.0103, 0...50_000, -3...7, 0.999...1.001, 200...200, 0...0, -5...(-5),
        1e-300...2e-300, -1e300...1e300, 5e-12...9e-12, 1_000_000...1_000_003,
        0...Double.greatestFiniteMagnitude, 0...Double.leastNonzeroMagnitude, 0.1...0.3,
    ]

    @Test(arguments: ranges)
    func `ticks are few, in order, enclose the range, and have a label each`(
        _ range: ClosedRange<Double>
    ) {
        let ticks = Ticks(covering: range)
        #expect((2...7).contains(ticks.values.count), "\(ticks)")
        #expect(zip(ticks.values, ticks.values.dropFirst()).allSatisfy { $0 < $1 })
        #expect(Set(ticks.labels).count == ticks.values.count, "\(ticks.labels)")
        #expect(ticks.values.allSatisfy { $0.isFinite })
        guard range.upperBound < 1e290 else { return }
        let slack = (range.upperBound - range.lowerBound) * 1e-6
        #expect(ticks.range.lowerBound <= range.lowerBound + slack)
        #expect(ticks.range.upperBound >= range.upperBound - slack)
    }

    @Test func `ticks are round numbers with no more digits than they need`() {
        #expect(Ticks(covering: 0...50_000).labels == ["0", "20,000", "40,000", "60,000"])
        #expect(Ticks(covering: 0...0.9).labels == ["0", "0.5", "1.0"])
        #expect(Ticks(covering: -3...7).labels == ["-5", "0", "5", "10"])
    }

    @Test func `ticks are in the unit that is easy to read`() {
        let share = AxisUnit(.share, upTo: 0.025)
        #expect(Ticks(covering: 0...0.025, unit: share).labels == ["0%", "1%", "2%", "3%"])
        let bytes = AxisUnit(.bytes, upTo: 8_589_934_592)
        let memory = Ticks(covering: 0...8_589_934_592, unit: bytes)
        #expect(memory.labels.last == "8 GiB")
        #expect(memory.values.last == 8_589_934_592)
        #expect(AxisUnit(.seconds, upTo: 0.42).suffix == " ms")
        #expect(AxisUnit(.seconds, upTo: 3).suffix == " s")
        #expect(AxisUnit(.seconds, upTo: 0).suffix == " ms")
    }

    @Test(arguments: [
        1, 7, 250, 1_000, 42_000, 600_000, 5_400_000, 86_400_000, 1_700_000_000, 40_000_000_000,
        900_000_000_000, 30_000_000_000_000,
    ])
    func `times are few, in order and inside of the range`(_ length: Int64) {
        let start = Instant(milliseconds: 1_790_000_123_457)
        let range = start...Instant(milliseconds: start.milliseconds + length)
        let ticks = TimeTicks(inside: range).ticks
        #expect(ticks.count <= 6)
        #expect(length < 1_000 || ticks.count >= 2, "\(ticks)")
        #expect(ticks.allSatisfy { range.contains($0.time) })
        #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0.time < $1.time })
    }

    @Test func `a time is labelled as finely as the steps are, and a new day is named`() throws {
        let start = try #require(Instant(text: "2026-11-24T18:00:00Z"))
        let hours = TimeTicks(inside: start...(start + .seconds(36_000))).ticks
        #expect(hours.map(\.label) == ["18:00", "20:00", "22:00", "00:00", "02:00", "04:00"])
        #expect(hours[0].context == "24 Nov 2026")
        #expect(hours.map { $0.context != nil } == [true, false, false, true, false, false])
        let days = TimeTicks(inside: start...(start + .seconds(432_000))).ticks
        #expect(days.map(\.label) == ["25 Nov", "26 Nov", "27 Nov", "28 Nov", "29 Nov"])
        let months = TimeTicks(inside: start...(start + .seconds(10_000_000))).ticks
        #expect(months.map(\.label) == ["Dec", "Jan", "Feb", "Mar"])
        #expect(months.map(\.context) == ["2026", "2027", nil, nil])
    }

    @Test func `a moment has an axis too`() {
        let moment = Instant(milliseconds: 1_790_000_000_000)
        #expect(TimeTicks(inside: moment...moment).ticks.count == 1)
    }
}
