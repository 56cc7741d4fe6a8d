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

    private func counters(
        _ sides: [[Series]],
        from first: Int = -300,
        starts: [Series.Target: Instant] = [:],
        ignoring: [String] = []
    ) throws -> Counters {
        try Counters(
            sides,
            since: instant(0),
            readFrom: instant(first),
            starts: starts,
            ignoring: ignoring
        )
    }

    /// Returns the events of the first series, read beside others.
    private func events(
        _ series: Series...,
        beside others: [Series] = [],
        from first: Int = -300
    ) throws -> CountRange {
        try counters([series, others], from: first).counted(side: 0).events
    }

    private func exactly(_ count: Int) -> CountRange { CountRange(count) }

    private func between(_ least: Int, _ most: Int) -> CountRange {
        CountRange(least: least, most: most)
    }

    @Test func `the last sample up to the start is where counting begins`() throws {
        #expect(try events(series("200", [(-30, 5), (0, 7), (15, 9), (30, 12)])) == exactly(5))
        #expect(try events(series("200", [(-30, 5), (-15, 6)])) == exactly(0))
        #expect(try events(series("200", [])) == exactly(0))
    }

    @Test func `a counter that falls to near 0 has begun again there`() throws {
        let restarted = series("200", [(0, 100), (15, 105), (30, 3), (45, 4)])
        #expect(try events(restarted) == exactly(5 + 3 + 1))
    }

    @Test func `a fall to a value that was not counted since may be no restart`() throws {
        let fallen = series("200", [(0, 9_000), (15, 9_005), (30, 5_000), (45, 5_005)])
        #expect(try events(fallen) == between(10, 5_010))
    }

    @Test func `another counter of the process that goes on contradicts a restart`() throws {
        let fallen = series("500", [(0, 9), (15, 9), (30, 2), (45, 2)])
        let other = series("200", [(0, 9_000), (15, 9_010), (30, 9_020), (45, 9_030)])
        #expect(try events(fallen) == exactly(2))
        #expect(try events(fallen, beside: [other]) == between(0, 2))
    }

    @Test func `a restart is one of all counters of the process`() throws {
        let busy = series("200", [(0, 500), (15, 510), (30, 8), (45, 18)])
        let rare = series("500", [(0, 1), (15, 1), (30, 2), (45, 2)])
        #expect(try events(rare) == exactly(1))
        #expect(try events(rare, beside: [busy]) == exactly(2))
    }

    @Test func `a counter that falls and comes back is several, by name`() throws {
        let often = series("200", scrapes { $0 % 2 * 4_000 + 5_000 + $0 })
        let once = series("200", [(0, 9_000), (15, 9_005), (30, 5_000), (45, 9_015), (60, 9_020)])
        for series in [often, once] {
            #expect(throws: Unavailable.self) { try events(series) }
        }
    }

    @Test func `a series that appears while its process goes on may have counted before`() throws {
        let failures = series("500", [(45, 2), (60, 3)])
        let old = series("200", [(-300, 9_000), (-15, 9_100), (30, 9_200), (60, 9_300)])
        #expect(try events(failures, beside: [old]) == between(1, 3))
        #expect(try events(failures) == between(1, 3))
    }

    @Test func `a series that appears in a process that began in sight is whole`() throws {
        let failures = series("500", [(45, 240), (60, 241)])
        let young = series("200", [(-1_200, 9), (-1_185, 18), (-15, 700), (30, 720), (60, 740)])
        #expect(try events(failures, beside: [young], from: -3_900) == exactly(241))
        let restarted = series("200", [(-60, 9_000), (-45, 9_010), (-30, 8), (30, 60), (60, 80)])
        #expect(try events(failures, beside: [restarted]) == exactly(241))
    }

    @Test func `errors that come in one burst are counted whole in a process that began in sight`()
        throws
    {
        let young = series("200", [(-1_200, 9), (-1_185, 18), (-15, 700), (30, 720), (60, 740)])
        let burst = series("500", [(30, 270), (45, 270), (60, 270)])
        #expect(try events(burst, beside: [young], from: -3_900) == exactly(270))
        let more = series("500", [(30, 800), (45, 800), (60, 800)])
        #expect(try events(more, beside: [young], from: -3_900) == between(0, 800))
    }

    @Test func `a process that appears with high counters did not begin there`() throws {
        let old = series("200", [(30, 9_000), (45, 9_010), (60, 9_020)])
        #expect(try events(old) == between(20, 9_020))
        let young = series("200", scrapes(30) { 12 + 10 * $0 })
        #expect(try events(young) == exactly(202))
        let busy = series("500", [(30, 700), (45, 700)])
        #expect(try events(young, beside: [busy]) == between(190, 202))
    }

    @Test func `a beginning that a process tells is believed if its counters bear it out`() throws {
        let young = series("200", [(600, 8), (615, 20), (630, 32)])
        func told(_ second: Int, _ others: Series...) throws -> CountRange {
            let sides = [[young], others]
            return try counters(sides, starts: [young.target: instant(second)])
                .counted(side: 0).events
        }
        #expect(try told(590) == exactly(32))
        #expect(try told(200) == exactly(24), "what shows that its clock is wrong may be gone")
        #expect(try told(610) == exactly(24), "it was seen before")
        let old = series("500", [(600, 900), (615, 901), (630, 902)])
        #expect(try told(590, old) == exactly(24), "another counter holds too much")
        let kept = series("500", [(-60, 900), (600, 901), (615, 902)], instance: "b")
        let burst = series("500", [(600, 900), (615, 901), (630, 902)])
        #expect(try told(590, burst, kept) == exactly(32), "older samples would be kept")
    }

    @Test func `a counter at 0 begins no process of which another comes back high`() throws {
        let failures = series("500", [(300, 0), (315, 0), (330, 0)])
        let evicted = series("200", [(345, 9_000), (360, 9_010), (375, 9_020)])
        #expect(try events(evicted, beside: [failures]) == between(20, 9_020))
        let young = series("200", [(315, 2), (330, 12), (345, 22)])
        #expect(try events(young, beside: [failures]) == exactly(22))
    }

    @Test func `without an instance nothing is known of the process`() throws {
        let pushed = Series(
            labels: ["job": "j", "pod": "p"],
            samples: [(30, 3), (45, 4)].map { Series.Sample(at: instant($0.0), value: $0.1) }
        )
        #expect(try events(pushed) == between(1, 4))
    }

    @Test func `after a gap a value not under the last one counts the difference`() throws {
        let long = series("200", [(0, 2_000_000), (15, 2_000_010), (600, 2_000_400)])
        #expect(try events(long) == exactly(400))
        let short = series("200", [(0, 40), (15, 50), (30, 60), (900, 90)])
        #expect(try events(short) == between(50, 110), "it may have begun again meanwhile")
    }

    @Test func `the spelling of a bound makes no other series`() throws {
        func bucket(_ bound: String, _ samples: [(Int, Double)]) -> Series {
            Series(
                labels: ["job": "j", "instance": "a", "le": bound],
                samples: samples.map { Series.Sample(at: instant($0.0), value: $0.1) }
            )
        }
        let (old, new) = (
            bucket("1", [(0, 100), (15, 110)]), bucket("1.0", [(30, 120), (45, 130)])
        )
        #expect(try events(old, new) == exactly(30))
    }

    @Test func `a series that goes on under another label is one`() throws {
        let old = series("200", [(0, 9_000), (15, 9_010), (30, 9_020)])
        let new = series("200", [(45, 9_030), (60, 9_040)]).with("team", "x")
        #expect(try events(old, new) == exactly(40))
    }

    @Test func `of several counters that one may go on from its own process's is the one`() throws {
        let old = series("200", [(0, 9_000), (15, 9_010), (30, 9_020)])
        let other = series("200", [(0, 9_080), (15, 9_090), (30, 9_100)], instance: "b")
        let new = series("200", [(45, 9_110), (60, 9_120)]).with("team", "x")
        #expect(try events(old, other.with("team", "x"), new) == exactly(20 + 20 + 90 + 10))
    }

    @Test func `a counter that may go on from one of several that ended is between them`() throws {
        let old = [("a", 9_000.0), ("b", 9_000), ("c", 9_080)].map { instance, count in
            series("200", [(0, count), (30, count + 20)], instance: instance)
        }
        let new = [9_110.0, 9_111, 9_113].enumerated().map { number, count in
            series("200", [(45, count), (60, count + 10)], instance: "web-\(number)")
        }
        let one = try events(old[0], old[1], old[2], new[0])
        #expect(one == between(3 * 20 + 10 + 10, 3 * 20 + 90 + 10))
        // Three ended and three began: whichever is which, the sum is the same.
        let all = try events(old[0], old[1], old[2], new[0], new[1], new[2])
        #expect(all == exactly(3 * 20 + 90 + 91 + 13 + 3 * 10))
    }

    /// Twenty scrapes of a counter, 15 seconds apart.
    private func scrapes(_ phase: Int = 0, _ count: (Int) -> Int) -> [(Int, Double)] {
        (0..<20).map { (scrape: Int) -> (Int, Double) in
            (scrape * 15 + phase, Double(count(scrape)))
        }
    }

    private func replicas(_ second: [(Int, Double)], from base: Int = 0) -> [Series] {
        let first = scrapes { base + $0 * $0 }
        return [("one", first), ("two", second)].map { replica, samples in
            Series(
                labels: ["job": "j", "instance": "a", "replica": replica],
                samples: samples.map { Series.Sample(at: instant($0.0), value: $0.1) }
            )
        }
    }

    @Test func `two series that grow alike are one or two`() throws {
        let copies = replicas(scrapes(7) { $0 * $0 + $0 / 2 })
        let counters = try counters([copies])
        #expect(counters.copies.count == 1)
        #expect(try counters.counted(side: 0).events == exactly(361))
        #expect(try counters.counted(side: 0, isWithCopies: true).events == exactly(361 + 370))
        let others = replicas(scrapes(7) { $0 * $0 * 2 })
        #expect(try self.counters([others]).copies.isEmpty)
    }

    @Test func `two young series are one or two if they never fall taken together`() throws {
        let young = [("one", [(300, 5.0), (315, 9)]), ("two", [(307, 7), (322, 12)])]
        func copies(_ pairs: [(String, [(Int, Double)])]) throws -> Int {
            try counters([pairs.map { series("200", $1).with("replica", $0) }]).copies.count
        }
        #expect(try copies(young) == 1)
        #expect(try copies([young[0], ("two", [(307, 70), (322, 120)])]) == 0)
        #expect(try copies([young[0], ("two", [(300, 6), (315, 9)])]) == 0)
        #expect(try copies([young[0], ("two", [(500, 10), (515, 12)])]) == 0)
        #expect(try copies([("one", [(300, 0), (315, 0)]), ("two", [(307, 0), (322, 0)])]) == 0)
        #expect(try copies([("one", [(300, 5)]), ("two", [(307, 7)])]) == 1, "seen once each")
        // The first scraper saw the process for the last time before it counted.
        #expect(try copies([("one", [(300, 0)]), ("two", [(293, 0), (308, 3)])]) == 1)
    }

    /// The second replica met the new label with its last scrape only.
    @Test func `copies are found where only one of them is joined`() throws {
        let old = replicas((0..<20).map { ($0 * 15 + 7, Double(9_000 + $0 * $0)) }, from: 9_000)
        let new = [("one", 300), ("two", 307)].map { replica, at in
            series("200", [(at, 9_400)]).with("replica", replica).with("team", "x")
        }
        let counters = try counters([old + new])
        #expect(try counters.counted(side: 0).events.most <= 400)
        #expect(try counters.counted(side: 0, isWithCopies: true).events.most >= 761)
    }

    @Test func `processes that started at different times are no copies`() throws {
        let grown = scrapes { $0 * $0 }
        let pods = ["a", "b"].map { series("200", grown, instance: $0) }
        #expect(try counters([pods]).copies.count == 1)
        #expect(try counters([pods]).processesInDoubt.count == 2)
        let targets = pods.map(\.target)
        let apart = [targets[0]: instant(-900), targets[1]: instant(-870)]
        #expect(try counters([pods], starts: apart).copies.isEmpty)
        let together = [targets[0]: instant(-900), targets[1]: instant(-900)]
        #expect(try counters([pods], starts: together).copies.count == 1)
        // One of two scrapers may not have seen yet that the process started again.
        let justNow = [targets[0]: instant(-900), targets[1]: instant(0)]
        #expect(try counters([pods], starts: justNow).copies.count == 1)
        #expect(try counters([pods], starts: [targets[0]: instant(-900)]).copies.count == 1)
    }

    @Test func `an ignored label makes copies one, and hides nothing that differs`() throws {
        let copies = replicas(scrapes(7) { $0 * $0 + $0 / 2 })
        let ignoring = try counters([copies], ignoring: ["replica"])
        #expect(try ignoring.counted(side: 0).events == exactly(370))
        let others = replicas(scrapes(7) { $0 * $0 * 2 })
        #expect(throws: Unavailable.self) { try counters([others], ignoring: ["replica"]) }
    }

    @Test func `a sample that counts no events makes its series unusable, by name`() throws {
        for value in [0.5, -1, .infinity, .nan, 1e16] {
            #expect(throws: Unavailable.self) {
                try events(series("200", [(0, 1), (15, value)]))
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
        let briefly = [series("500", [(0, 1), (939, 2)])]
        #expect([[all], briefly].newest == instant(939))
    }

    @Test func `while one half of a target is gone, none counts on`() throws {
        let good = series("200", [(-15, 0), (0, 0), (15, 90), (30, 180), (120, 720)])
        let bad = series("500", [(-15, 0), (0, 0), (15, 10)])
        let known = [[bad], [bad, good]].asFarAsKnown
        let counters = try counters(known)
        #expect(try counters.counted(side: 0).events == exactly(10))
        #expect(try counters.counted(side: 1).events == exactly(100))
        #expect([[good], [good]].asFarAsKnown == [[good], [good]])
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
            guard let counters = try? counters([[all[1]], all]) else { continue }
            guard let part = try? counters.counted(side: 0).events,
                let whole = try? counters.counted(side: 1).events
            else { continue }
            #expect(part.least <= whole.least && part.most <= whole.most)
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
            user("ann", [(0, 0), (15, 8)]),
            user("bob", [(0, 3), (15, 3)]), user("cy", [(0, 3), (15, 4)]),
        ]
        let counters = try counters([series])
        #expect(try counters.counted(sides: 0..<1, per: "user").events == exactly(2))
        #expect(try counters.counted(side: 0).events == exactly(9))
        #expect(throws: Unavailable.self) { try counters.counted(sides: 0..<1, per: "customer") }
    }
}

extension Series {
    fileprivate func with(_ label: String, _ value: String) -> Self {
        Self(labels: labels.merging([label: value]) { $1 }, samples: samples)
    }
}
