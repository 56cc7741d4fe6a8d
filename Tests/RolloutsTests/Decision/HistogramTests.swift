import Rollouts
import TestSupport
import Testing
import Values

@Suite struct HistogramTests {
    @Test func `a bucket at the limit decides exactly`() {
        #expect(verdict(within: [(1, 900), (3, 1_000)], of: 1_000) == .passed)
        #expect(verdict(within: [(1, 100), (3, 700)], of: 1_000) == .failed)
        #expect(verdict(within: [(1, 10), (3, 20)], of: 20) == .undecided(.insufficient))
    }

    @Test func `without a bucket at the limit what lies between never helps`() {
        #expect(verdict(within: [(2, 1_000), (5, 1_000)], of: 1_000) == .passed)
        #expect(verdict(within: [(2, 500), (5, 700)], of: 1_000) == .failed)
        #expect(verdict(within: [(2, 500), (5, 1_000)], of: 1_000) == .undecided(.insufficient))
        #expect(verdict(within: [(5, 1_000)], of: 1_000) == .undecided(.insufficient))
    }

    @Test func `the verdict says which bucket to add`() {
        let detail = result(within: [(2, 500), (5, 1_000)], of: 1_000)?.detail
        #expect(detail?.contains("add one at 3 s") == true)
    }

    @Test func `no observations are no data`() {
        #expect(verdict(within: [(3, 0)], of: 0) == .undecided(.noData))
    }

    @Test func `buckets that are not cumulative are no histogram`() {
        let falling = [
            Histogram.Bucket(upperBound: 1, count: 5), .init(upperBound: 2, count: 4),
        ]
        #expect(Histogram(buckets: falling, count: 6) == nil)
        #expect(Histogram(buckets: [.init(upperBound: 1, count: 5)], count: 4) == nil)
        #expect(Histogram(buckets: [.init(upperBound: .nan, count: 1)], count: 4) == nil)
    }

    private func verdict(within buckets: [(Double, Int)], of count: Int) -> Verdict? {
        result(within: buckets, of: count)?.verdict
    }

    private func result(within buckets: [(Double, Int)], of count: Int) -> CheckResult? {
        let check = Check(
            id: "p95",
            title: "p95",
            measure: Measure(source: "probe", quantity: .histogram("latency"), window: .stage),
            require: .quantile(0.95, Limit("< 3s"), confidence: 0.95),
            validFor: Span("5m")
        )
        var scenario = Scenario(.sample(noGo: [check]))
        let bounds = buckets.map { Histogram.Bucket(upperBound: $0.0, count: $0.1) }
        guard let histogram = Histogram(buckets: bounds, count: count) else { return nil }
        scenario.readings["p95"] = .histogram(histogram)
        return scenario.decide(.advance(to: nil, accepting: [], reason: nil)).checks.first
    }
}
