import Foundation
import Rollouts
import TestSupport
import Testing
import Values

extension HistoryRecording {
    @Test func `every kind of measurement over time`() async throws {
        try await Recorder.record("metrics") { rollout in
            try await rollout.apply(HistoryPlans.metrics)
            try await rollout.advance().expect(.notYet)
            rollout.evidence["queue"] = .value(500)
            try await rollout.advance().expect(.refused)
            setGood(rollout)
            try await rollout.advance(to: "beta").expect(.advanced)
            rollout.wait(minutes: 30)
            for word in ["errors", "recent", "few", "latency", "probes", "canary", "shifted"]
                + ["split_off", "memory", "queue"]
            {
                setGood(rollout)
                rollout.evidence[word] = doubtful[word]
                try await rollout.advance()
                rollout.evidence[word] = .unavailable(.noData("nothing is scraped"))
                try await rollout.tick()
                rollout.evidence[word] = bad[word]
                try await rollout.tick()
                rollout.wait(minutes: 6)
                try await rollout.tick()
                setGood(rollout)
                rollout.wait(minutes: 1)
                try await rollout.tick()
                for hold in try rollout.state().holds { try await rollout.resume(hold.id) }
            }
            rollout.wait(hours: 2)
            rollout.evidence["errors"] = .counts(2, of: 90)
            try await rollout.advance()
            setGood(rollout)
            try await rollout.advance(to: "launch")
            try await rollout.tick()
            #expect(try rollout.state().phase != .planned)
        }
    }

    private func setGood(_ rollout: TestRollout) {
        rollout.count("errors", 1, of: 2_000)
        rollout.count("recent", 0, of: 900)
        rollout.count("few", 2, of: 300)
        rollout.observe("latency", 900, over: 3)
        rollout.evidence["probes"] = .samples((0..<40).map { 0.5 + Double($0) / 100 })
        let control = (0..<16).map { 1 + Double($0 * 7 % 16) / 100 }
        rollout.evidence["canary"] = .canary(control.reversed(), control: control)
        rollout.evidence["shifted"] = .canary(control.reversed(), control: control)
        rollout.evidence["split_off"] = .groups(["on": 1_010, "off": 8_990])
        rollout.evidence["memory"] = trend(rollout.now, perHour: 1_000)
        rollout.evidence["queue"] = .value(7)
    }

    private func trend(_ now: Instant, perHour: Double) -> Measurement {
        var points: [TimeSeries.Point] = []
        for minute in 0..<24 {
            let noise = Double(minute * 13 % 7)
            let value = 5e7 + perHour * Double(minute) / 60 + noise
            points.append(.init(at: now + .seconds(60 * (minute - 24)), value: value))
        }
        return .trend([TimeSeries(points)])
    }

    private func counts(_ failures: Int, of trials: Int) -> Measurement {
        .counts(failures, of: trials) ?? .unavailable(.noData("no proportion"))
    }

    private func histogram(_ buckets: [(Double, Int)], of count: Int) -> Measurement {
        let buckets = buckets.map { Histogram.Bucket(upperBound: $0.0, count: $0.1) }
        return Histogram(buckets: buckets, count: count).map { .histogram($0) }
            ?? .unavailable(.noData("no histogram"))
    }

    private var bad: [String: Measurement] {
        let control = (0..<16).map { 1 + Double($0 * 7 % 16) / 100 }
        return [
            "errors": counts(90, of: 2_000),
            "recent": counts(90, of: 900),
            "few": counts(4, of: 300),
            "latency": histogram([(1, 100), (3, 500)], of: 900),
            "probes": .samples((0..<40).map { 3 + Double($0) / 100 }),
            "canary": .canary(control.map { $0 * 2 }, control: control),
            "shifted": .canary(control.map { $0 + 0.2 }, control: control),
            "split_off": .groups(["on": 3_000, "off": 7_000]),
            "memory": trend(Instant(milliseconds: 1_800_020_000_000), perHour: 6e8),
            "queue": .value(400),
        ]
    }

    /// Measurements that are bounded or too few.
    private var doubtful: [String: Measurement] {
        let doubts = CountDoubt.Reason.allCases.map {
            CountDoubt(series: "code=\($0.rawValue)", least: 0, most: 80, reason: $0)
        }
        let ends = [counts(80, of: 2_000), counts(0, of: 2_000)]
        return [
            "errors": .bounded(Bounds(ends: ends, doubts: doubts)),
            "recent": counts(0, of: 3),
            "few": .bounded(Bounds(ends: ends, doubts: Array(doubts.prefix(1)))),
            "latency": histogram([(2, 0)], of: 0),
            "probes": .samples([1]),
            "canary": .canary([1], control: [1, 2]),
            "shifted": .canary([], control: []),
            "split_off": .groups(["on": 1, "off": 3]),
            "memory": .trend([]),
            "queue": .unavailable(.sourceFailed("timed out")),
        ]
    }

    @Test func `running totals of a program that restarts`() async throws {
        try await Recorder.record("counters") { rollout in
            rollout.asksRealSources = true
            try write(rollout, requests: 1_000, errors: 4)
            try await rollout.apply(HistoryPlans.counters)
            try await rollout.advance(to: "beta").expect(.advanced)
            for round in 1...6 {
                try write(rollout, requests: 1_000 + 300 * round, errors: 4 + round / 4)
                rollout.wait(minutes: 10)
                try await rollout.tick()
            }
            try await rollout.advance(to: "early")
            try write(rollout, requests: 40, errors: 0)
            rollout.wait(minutes: 10)
            try await rollout.tick()
            try await rollout.advance()
            try await rollout.rollBack(to: "beta")
            try await rollout.resumeAll()
            try write(rollout, requests: 3_000, errors: 1)
            rollout.wait(minutes: 10)
            try await rollout.tick()
            try await rollout.advance()
            try rollout.folder.write("not JSON", "evidence.json")
            try await rollout.tick()
            try await rollout.advance().expect(.sourceFailed)
            try write(rollout, requests: 6_000, errors: 900)
            try await rollout.tick().expect(.tripped)
            #expect(try rollout.state().phase == .planned)
        }
    }

    private func write(_ rollout: TestRollout, requests: Int, errors: Int) throws {
        try rollout.folder.write(
            """
            {"requests": \(requests), "errors": \(errors), "jobs": \(requests / 2), \
            "failed_jobs": \(errors), "all": \(requests / 10), "bad": \(errors / 4), "queue": 9}
            """,
            "evidence.json"
        )
    }

    @Test func `a program and a server`() async throws {
        try await withServer { workshop, server in
            try await Recorder.record("sources") { rollout in
                rollout.asksRealSources = true
                // A server tells its time, which the rollout's clock must not be far from.
                rollout.wait(.milliseconds(Instant.current.milliseconds - rollout.now.milliseconds))
                try workshop.write(#"{"open": 3, "times": [1, 2, 1.5]}"#, to: "vendor.json")
                try rollout.folder.write("250\n", "pool")
                try await rollout.apply(sourcesPlan(server.url("/vendor.json")))
                try await rollout.advance(to: "beta").expect(.advanced)
                try rollout.folder.write("NaN\n", "pool")
                try await rollout.advance()
                try rollout.folder.write("120\n", "pool")
                try workshop.write(#"{"open": "many"}"#, to: "vendor.json")
                try await rollout.advance()
                try await rollout.tick()
                try workshop.write(#"{"open": 12, "times": [1, 9, 9]}"#, to: "vendor.json")
                try await rollout.tick()
                #expect(try rollout.state().exposure == 20)
            }
        }
    }

    private func sourcesPlan(_ url: String) -> String {
        """
        sluice: 1
        name: release
        sources:
          pool: { command: [cat, pool], timeout: 5s }
          vendor: { http: "\(url)", timeout: 5s }
        noGo:
          - id: issues
            measure: { from: vendor, value: /open }
            require: { value: "< 10" }
          - id: times
            measure: { from: vendor, samples: /times }
            require: { quantile: 0.5, value: "< 5s" }
            when: live
        stages:
          - name: beta
            cohort: 20
            soak: 0s
            gates:
              - id: pool
                measure: { from: pool, value: pool_size }
                require: { value: ">= 200" }
          - { name: launch, cohort: 5000, soak: 0s }

        """
    }
}
