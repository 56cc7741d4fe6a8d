import Foundation
import JSONCoding
@testable import Rollouts
import Statistics
import TestSupport
import Testing

@testable import RolloutController
@testable import Values

/// Counters that are added up, each from its raw samples, against a real Prometheus.
@Suite(WithPrometheus(history: PastTraffic.text)) struct CounterSumTests {
    private let prometheus: PrometheusServer

    init() throws {
        prometheus = try #require(PrometheusServer.running)
    }

    /// Counters of failures that grow alike, and are no copies of each other.
    private func expose(_ name: String, ok: Int, timeouts: Int, faults: Int) async throws {
        let lines = """
            \(name)_ok_total \(ok)
            \(name)_timeouts_total \(timeouts)
            \(name)_faults_total{kind="a"} \(faults)
            \(name)_faults_total{kind="b"} \(faults)
            """
        try prometheus.expose(lines, as: name)
        try await prometheus.wait(for: "\(name)_ok_total", toBe: Double(ok))
    }

    private func since(_ name: String) async throws -> Instant {
        try await expose(name, ok: 1_000, timeouts: 30, faults: 30)
        let start = Instant.current
        try await expose(name, ok: 1_970, timeouts: 40, faults: 40)
        try await expose(name, ok: 2_000, timeouts: 42, faults: 42)
        return start
    }

    private func reading(
        _ quantity: Measure.Quantity,
        since start: Instant
    ) async throws -> Measurement {
        try await prometheus.reading(of: quantity, window: .stage, since: start).measurement
    }

    @Test func `sums are counted part by part, and each series once`()
        async throws
    {
        let start = try await since("sum")
        let failures: CounterSum = "sum_timeouts_total"
        let all = CounterSum(["sum_ok_total", "sum_timeouts_total", "sum_faults_total"])
        #expect(
            try await reading(.failures(failures, total: all), since: start)
                == .counts(12, of: 1_000 + 12 + 24)
        )
        let twice = CounterSum([
            "sum_timeouts_total", "sum_faults_total", #"sum_faults_total{kind="a"}"#,
        ])
        #expect(
            try await reading(.failures(twice, total: all), since: start)
                == .counts(12 + 24, of: 1_000 + 12 + 24)
        )
        #expect(
            try await reading(.successes("sum_ok_total", total: all), since: start)
                == .counts(12 + 24, of: 1_000 + 12 + 24)
        )
        let groups = try await reading(
            .groups(["good": "sum_ok_total", "bad": twice]),
            since: start
        )
        #expect(groups == .groups(["good": 1_000, "bad": 36]))
    }

    @Test func `a part that is not there is not 0`() async throws {
        let start = try await since("part")
        let sum = CounterSum(["part_timeouts_total", "part_gone_total"])
        let missing = try await reading(.failures(sum, total: "part_ok_total"), since: start).why
        let reason = "it: no series for part_gone_total, which is not 0; "
        #expect(missing == reason + "export it at 0 from the start")
        let more = Measure.Quantity.successes("part_ok_total", total: "part_timeouts_total")
        let why = try await reading(more, since: start).why
        #expect(why == "it: 1,000 successes of 12: the successes must be a part of the total")
    }
}

/// Counts of a JSON document that are added up.
@Suite struct JSONSumTests {
    private func measurement(_ text: String, _ quantity: Measure.Quantity) throws -> Measurement {
        try JSONAnswer(JSON(parsing: Array(text.utf8))).measurement(of: quantity)
    }

    @Test func `counts are added up, and successes leave the rest as failures`() throws {
        let text = #"{"ok": 970, "faults": [10, 20], "all": 1000}"#
        let faults = CounterSum(["/faults/0", "/faults/1"])
        #expect(
            try measurement(text, .failures(faults, total: "all"))
                == .counts(30, of: 1_000)
        )
        #expect(
            try measurement(text, .successes("ok", total: "all"))
                == .counts(30, of: 1_000)
        )
        #expect(
            try measurement(text, .groups(["ok": "ok", "bad": faults]))
                == .groups(["ok": 970, "bad": 30])
        )
    }

    @Test func `more successes than there were in all, or a part that is not there, is no count`() {
        #expect(throws: Unavailable.sourceFailed("5 successes of 4 are impossible")) {
            try measurement(#"{"ok": 5, "all": 4}"#, .successes("ok", total: "all"))
        }
        #expect(throws: Unavailable.noData("the answer has no faults")) {
            try measurement(
                #"{"errors": 5, "all": 9}"#,
                .failures(CounterSum(["errors", "faults"]), total: "all")
            )
        }
    }
}
