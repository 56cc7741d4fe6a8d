import JSONCoding
import Statistics
import Testing

@testable import Rollouts
import TestSupport
@testable import Values

/// The judgement of counts that lie between bounds.
@Suite struct BoundsTests {
    private func bounded(
        _ ends: Measurement...,
        because reason: CountDoubt.Reason = .appeared
    ) -> Measurement {
        let doubt = CountDoubt(series: "code=500", least: 0, most: 9, reason: reason)
        return .bounded(Bounds(ends: ends, doubts: [doubt]))
    }

    private func verdict(_ requirement: Requirement, _ measurement: Measurement) -> Verdict {
        requirement.assessment(on: measurement).verdict
    }

    private let ratio = Requirement.ratio(Limit("< 1%"), confidence: 0.95)

    @Test func `a rate passes only at its worst end`() {
        let (clean, few) = (Measurement.counts(failures: 0, of: 5_000), 60)
        #expect(verdict(ratio, bounded(.counts(failures: 5, of: 5_000), clean)) == .passed)
        let open = bounded(.counts(failures: few, of: 5_000), clean)
        #expect(verdict(ratio, open) == .undecided(.insufficient))
        #expect(
            verdict(ratio, bounded(.counts(failures: 0, of: 300), clean))
                == .undecided(.insufficient)
        )
    }

    @Test func `a rate fails only at its best end`() {
        let bad = Measurement.counts(failures: 300, of: 5_000)
        #expect(verdict(ratio, bounded(bad, .counts(failures: 120, of: 5_000))) == .failed)
        let open = bounded(bad, .counts(failures: 50, of: 5_000))
        #expect(verdict(ratio, open) == .undecided(.insufficient))
    }

    @Test func `between its ends it says what is open, and how it would be mended`() {
        let open = bounded(.counts(failures: 9, of: 109), .counts(failures: 0, of: 100))
        let assessment = ratio.assessment(on: open)
        #expect(assessment.value == "0% to 8.26% (0 to 9 of 100 to 109)")
        #expect(assessment.detail?.contains("export it at 0 from the start") == true)
    }

    @Test func `a campaign fails by the fewest failures and passes by the most`() {
        let campaign = Requirement.trials(atLeast: 100, failures: 1)
        let ends: [(Int, Int, Verdict)] = [
            (1, 0, .passed), (2, 1, .undecided(.insufficient)), (3, 2, .failed),
        ]
        for (most, least, expected) in ends {
            let open = bounded(.counts(failures: most, of: 200), .counts(failures: least, of: 200))
            #expect(verdict(campaign, open) == expected)
        }
    }

    @Test func `a quantile is judged by the bounds of its buckets`() throws {
        let quantile = Requirement.quantile(0.95, Limit("< 1s"), confidence: 0.95)
        func histogram(_ under: Int, of count: Int) throws -> Measurement {
            let bucket = Histogram.Bucket(upperBound: 1, count: under)
            return .histogram(try #require(Histogram(buckets: [bucket], count: count)))
        }
        let good = try histogram(4_990, of: 5_000)
        #expect(verdict(quantile, bounded(try histogram(4_900, of: 5_000), good)) == .passed)
        #expect(
            verdict(quantile, bounded(try histogram(4_000, of: 5_000), good))
                == .undecided(.insufficient)
        )
        let bad = try histogram(3_000, of: 5_000)
        #expect(verdict(quantile, bounded(bad, try histogram(4_000, of: 5_000))) == .failed)
    }

    @Test func `a split fails only if no counts between the corners are near its weights`() {
        let split = Requirement.split(["a": 1, "b": 1], confidence: 0.999)
        func groups(_ a: Int, _ b: Int) -> Measurement { .groups(["a": a, "b": b]) }
        let around = bounded(groups(4_000, 5_000), groups(6_000, 5_000))
        #expect(verdict(split, around) == .undecided(.insufficient))
        #expect(verdict(split, bounded(groups(4_000, 5_000), groups(4_100, 5_000))) == .failed)
        #expect(verdict(split, bounded(groups(5_000, 5_010), groups(5_000, 5_000))) == .passed)
    }

    @Test func `bounds are read from the log as they were written`() throws {
        for reason in CountDoubt.Reason.allCases {
            let open = bounded(
                .counts(failures: 9, of: 109),
                .counts(failures: 0, of: 100),
                because: reason
            )
            let bytes = try CanonicalJSON.encode(open)
            #expect(try CanonicalJSON.decode(Measurement.self, from: bytes) == open)
            #expect(!reason.phrase(of: 1).isEmpty && !reason.word.isEmpty)
        }
    }
}
