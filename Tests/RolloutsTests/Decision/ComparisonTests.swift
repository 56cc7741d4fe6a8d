import Rollouts
import Statistics
import TestSupport
import Testing
import Values

/// Samples, a canary beside its control, a split and a trend, as checks judge them.
@Suite struct ComparisonTests {
    private let steady = (0..<200).map { 100 + Double($0 * 37 % 11) }

    @Test func `a quantile of samples is judged by the order statistics around it`() throws {
        let require = Requirement.quantile(0.95, try limit("< 3s"), confidence: 0.95)
        let fast = (1...200).map { Double($0) / 100 }
        #expect(verdict(require, .samples(fast)) == .passed)
        #expect(verdict(require, .samples(fast.map { $0 * 2 })) == .failed)
        #expect(verdict(require, .samples(fast.map { $0 * 1.6 })) == .undecided(.insufficient))
        #expect(verdict(require, .samples([])) == .undecided(.noData))
        #expect(verdict(require, .samples([.nan])) == .undecided(.sourceFailed))
    }

    @Test func `59 samples are the fewest that bound a p95`() throws {
        let require = Requirement.quantile(0.95, try limit("< 3s"), confidence: 0.95)
        let few = result(require, .samples([Double](repeating: 1, count: 58)))
        #expect(few?.verdict == .undecided(.insufficient))
        #expect(few?.detail == "59 samples or more are needed")
        #expect(verdict(require, .samples([Double](repeating: 1, count: 59))) == .passed)
        let slow = [Double](repeating: 9, count: 3)
        #expect(verdict(require, .samples(slow)) == .failed, "three of three are over it")
    }

    @Test func `a canary like its control passes, and one that is worse fails`() {
        let require = comparison(.increase, .meanRatio, 1.1)
        #expect(verdict(require, .canary(steady, control: steady)) == .passed)
        #expect(verdict(require, .canary(steady.map { $0 * 1.2 }, control: steady)) == .failed)
        #expect(verdict(require, .canary(steady.map { $0 * 0.5 }, control: steady)) == .passed)
        let falling = comparison(.decrease, .meanRatio, 1.1)
        #expect(verdict(falling, .canary(steady.map { $0 * 0.5 }, control: steady)) == .failed)
        #expect(verdict(falling, .canary(steady.map { $0 * 2 }, control: steady)) == .passed)
        let either = comparison(.either, .cles, 0.7)
        #expect(verdict(either, .canary(steady.map { $0 + 5 }, control: steady)) == .failed)
        #expect(verdict(either, .canary(steady.map { $0 - 5 }, control: steady)) == .failed)
        #expect(verdict(either, .canary(steady, control: steady)) == .passed)
    }

    @Test func `that too few values show no difference is no pass`() {
        let require = comparison(.increase, .meanRatio, 1.01)
        let few = Array(steady.prefix(6))
        #expect(verdict(require, .canary(few, control: few)) == .undecided(.insufficient))
        let four = Array(steady.prefix(4))
        #expect(verdict(require, .canary(four, control: steady)) == .undecided(.insufficient))
        #expect(verdict(require, .canary([], control: steady)) == .undecided(.noData))
        #expect(verdict(require, .canary(steady, control: [])) == .undecided(.noData))
        #expect(verdict(require, .canary([.nan] + steady, control: steady)) == .undecided(.noData))
    }

    @Test func `where means have no ratio only the absence of a shift passes`() {
        let require = comparison(.increase, .meanRatio, 1.1)
        let none = [Double](repeating: 0, count: 50)
        #expect(verdict(require, .canary(none, control: none)) == .passed)
        #expect(verdict(require, .canary(steady, control: none)) == .failed)
        let errors = [Double](repeating: 0, count: 68) + [Double](repeating: 500, count: 32)
        let clean = [Double](repeating: 0, count: 100)
        #expect(verdict(require, .canary(errors, control: clean)) != .passed)
        let around = (0..<50).map { Double($0 * 37 % 50) - 25 }
        #expect(verdict(require, .canary(around, control: around)) == .undecided(.insufficient))
    }

    @Test func `a split is judged by every look and stopped by this one`() {
        let require = Requirement.split(["on": 5_000, "off": 45_000], confidence: 0.999)
        #expect(verdict(require, .groups(["on": 510, "off": 4_490])) == .passed)
        #expect(verdict(require, .groups(["on": 800, "off": 4_200])) == .failed)
        #expect(verdict(require, .groups(["on": 4, "off": 36])) == .undecided(.insufficient))
        #expect(verdict(require, .groups(["on": 60, "off": 540])) == .undecided(.insufficient))
        #expect(verdict(require, .groups(["on": 0, "off": 0])) == .undecided(.noData))
        #expect(verdict(require, .groups(["on": 510])) == .undecided(.sourceFailed))
        let here = result(require, .groups(["on": 575, "off": 4_425]))
        #expect(here?.verdict == .undecided(.insufficient))
        #expect(here?.detail?.hasSuffix("off at this look, not yet at every look") == true)
    }

    @Test func `a trend is judged by the ends of its interval`() throws {
        let require = Requirement.trend(try limit("< 10MB"), confidence: 0.95)
        #expect(verdict(require, gauge { 1e9 + 2e6 * $0 }) == .passed)
        #expect(verdict(require, gauge { 1e9 + 50e6 * $0 }) == .failed)
        #expect(verdict(require, gauge(points: 9) { 1e9 + $0 }) == .undecided(.insufficient))
        let noisy = gauge { 1e9 + 10e6 * $0 + 1e7 * Double(Int($0 * 6) * 37 % 11) }
        #expect(verdict(require, noisy) == .undecided(.insufficient))
        #expect(verdict(require, gauge { _ in .nan }) == .undecided(.noData))
        #expect(verdict(require, .trend([])) == .undecided(.noData))
        let leaking = (0..<10).map { pod in pods(of: pod == 3 ? 1e9 : 0) }.flatMap { $0 }
        #expect(verdict(require, .trend(leaking)) == .failed, "one of ten leaks")
        let young = pods(of: 0) + [TimeSeries(Array(pods(of: 5e9)[0].points.suffix(9)))]
        #expect(verdict(require, .trend(young)) == .undecided(.insufficient))
        let rising = Requirement.trend(try limit("> 0"), confidence: 0.95)
        #expect(verdict(rising, gauge { $0 }) == .passed)
        #expect(verdict(rising, gauge { -$0 }) == .failed)
    }

    @Test func `another kind of measurement than was asked for decides nothing`() throws {
        let require = comparison(.increase, .cles, 0.6)
        #expect(verdict(require, .value(1)) == .undecided(.sourceFailed))
        #expect(
            verdict(.trend(try limit("< 1"), confidence: 0.95), .samples([1]))
                == .undecided(.sourceFailed)
        )
    }

    /// One series that gains so many bytes an hour.
    private func pods(of bytes: Double) -> [TimeSeries] {
        gauge { 1e9 + bytes * $0 }.trend ?? []
    }

    private func gauge(points: Int = 36, _ value: (Double) -> Double) -> Measurement {
        let start = Instant(milliseconds: 1_700_000_000_000)
        let series = (0..<points).map { index in
            TimeSeries.Point(at: start + .seconds(600 * index), value: value(Double(index) / 6))
        }
        return .trend([TimeSeries(series)])
    }

    private func comparison(
        _ worse: CanaryComparison.Direction,
        _ effect: CanaryComparison.EffectSize,
        _ limit: Double
    ) -> Requirement {
        .comparison(CanaryLimit(worse: worse, effect: effect, limit: limit))
    }

    private func limit(_ text: String) throws -> Limit {
        try #require(Limit(text: text))
    }

    private func verdict(_ require: Requirement, _ measurement: Measurement) -> Verdict? {
        result(require, measurement)?.verdict
    }

    private func result(_ require: Requirement, _ measurement: Measurement) -> CheckResult? {
        let check = Check(
            id: "check",
            title: "check",
            measure: Measure(source: "probe", quantity: .samples("x"), window: .stage),
            require: require,
            validFor: Span("5m")
        )
        var scenario = Scenario(.sample(noGo: [check]))
        scenario.readings["check"] = measurement
        return scenario.decide(.advance(to: nil, accepting: [], reason: nil)).checks.first
    }
}
