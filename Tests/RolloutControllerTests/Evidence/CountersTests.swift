@testable import Rollouts
import Testing

@testable import RolloutController
@testable import Values

@Suite struct CountersTests {
    /// Seconds and values of one series of a target.
    private func series(
        _ code: String,
        _ samples: [(Int, Double)],
        instance: String = "a"
    ) -> Series {
        Series(
            labels: ["job": "j", "instance": instance, "code": code],
            samples: samples.map { Series.Sample(at: instant($0.0), value: $0.1) }
        )
    }

    private func instant(_ seconds: Int) -> Instant {
        Instant(milliseconds: 1_700_000_000_000 + Int64(seconds) * 1_000)
    }

    private func increase(
        _ series: Series,
        beside others: [Series] = []
    ) throws -> Int {
        try Counters(since: instant(0), scrapedWith: [series] + others).increase(of: [series])
    }

    @Test func `the last sample up to the start is where counting begins`() throws {
        #expect(try increase(series("200", [(-30, 5), (0, 7), (15, 9), (30, 12)])) == 5)
        #expect(try increase(series("200", [(-30, 5), (-15, 6)])) == 0)
        #expect(try increase(series("200", [])) == 0)
    }

    @Test func `a counter that falls has begun again at 0`() throws {
        #expect(try increase(series("200", [(0, 100), (15, 105), (30, 3), (45, 4)])) == 5 + 3 + 1)
    }

    @Test func `a series that its target did not show before began at 0`() throws {
        let failures = series("500", [(45, 2), (60, 3)])
        #expect(try increase(failures, beside: [series("200", [(30, 9)])]) == 3)
        #expect(try increase(failures, beside: [series("200", [(45, 9)])]) == 1)
        #expect(try increase(failures, beside: [series("200", [(30, 9)], instance: "b")]) == 1)
    }

    @Test func `a series that comes back while its target was scraped began at 0`() throws {
        let samples: [(Int, Double)] = [(0, 4), (900, 6)]
        let other = series("200", [(0, 1), (450, 2), (900, 3)])
        #expect(try increase(series("500", samples), beside: [other]) == 6)
        #expect(try increase(series("500", samples)) == 2)
        #expect(try increase(series("500", [(0, 4), (200, 6)]), beside: [other]) == 2)
    }

    @Test func `a sample that counts no events makes its series unusable, by name`() throws {
        for value in [0.5, -1, .infinity, .nan, 1e16] {
            #expect(throws: Unavailable.self) {
                try increase(series("200", [(0, 1), (15, value)]))
            }
        }
    }

    @Test func `the age is that of the side, or of a half of a target, that ended first`() {
        let all = series("200", [(0, 1), (1_000, 2)])
        #expect([[all], [series("500", [(0, 1), (990, 2)])]].newest == instant(990))
        #expect([[all], [series("500", [(0, 1)])]].newest == instant(0))
        #expect([[all], [series("500", [(0, 1)], instance: "b")]].newest == instant(0))
        #expect([[all], []].newest == nil)
        let failures = [series("500", [(0, 1)]), series("500", [(1_000, 1)], instance: "b")]
        #expect([[all], failures].newest == instant(0), "a's failures ended, and a goes on")
        let gone = [series("200", [(0, 1)], instance: "c"), all]
        let goneToo = [series("500", [(0, 1)], instance: "c"), series("500", [(1_000, 2)])]
        #expect([gone, goneToo].newest == instant(1_000), "c ended on both sides")
    }

    @Test func `a long window is asked about at full hours of the clock`() {
        let hour: Int64 = 3_600_000
        let start = Instant(milliseconds: 100 * hour + 1)
        let window = CounterWindow(start: start, end: Instant(milliseconds: 103 * hour + 7))
        #expect(window.hours == (101...103).map { Instant(milliseconds: $0 * hour) })
        let exact = CounterWindow(
            start: Instant(milliseconds: 100 * hour),
            end: Instant(milliseconds: 101 * hour)
        )
        #expect(exact.hours == (100...101).map { Instant(milliseconds: $0 * hour) })
    }

    @Test func `a part never counts more than the whole that it is in`() throws {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            let all = (0..<4).map { code in
                let times = (-20..<60).filter { _ in Bool.random(using: &random) }
                return series(
                    "\(code)",
                    times.map { ($0 * 15, Double.random(in: 0...50, using: &random).rounded()) },
                    instance: Bool.random(using: &random) ? "a" : "b"
                )
            }
            let counters = Counters(since: instant(0), scrapedWith: all)
            let part = try counters.increase(of: [all[1]])
            #expect(try part <= counters.increase(of: all))
        }
    }

    @Test func `per user counts the users who met at least one`() throws {
        func user(_ name: String, _ samples: [(Int, Double)]) -> Series {
            Series(
                labels: ["job": "j", "instance": "a", "user": name],
                samples: samples.map { Series.Sample(at: instant($0.0), value: $0.1) }
            )
        }
        let series = [
            user("ann", [(0, 0), (15, 7)]), user("ann", [(0, 0), (15, 1)]),
            user("bob", [(0, 3), (15, 3)]), user("cy", [(0, 3), (15, 4)]),
        ]
        let counters = Counters(since: instant(0), scrapedWith: series)
        #expect(try counters.count(of: series, per: "user") == 2)
        #expect(try counters.count(of: series, per: nil) == 9)
        #expect(throws: Unavailable.self) { try counters.count(of: series, per: "customer") }
    }
}
