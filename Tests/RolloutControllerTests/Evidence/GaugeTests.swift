import Foundation
@testable import Rollouts
import Testing

@testable import Values

/// Gauges and groups of a real Prometheus: two days ago, a sample a minute, for three hours.
@Suite(WithPrometheus(history: PastGauges.text)) struct GaugeTests {
    private let prometheus: PrometheusServer

    init() throws {
        prometheus = try #require(PrometheusServer.running)
    }

    @Test func `samples are those of the window, and none from before it`() async throws {
        let from = PastGauges.start + .seconds(170 * 60)
        let reading = try await ask(.samples(#"duration{track="canary"}"#), since: from)
        let expected = (171...180).map { 1 + Double($0 % 5) / 10 }
        #expect(reading.measurement == .samples(expected))
        #expect(reading.takenAt == PastGauges.end)
        let pooled = try await ask(.samples("heap"), since: PastGauges.end - .seconds(90))
        #expect(pooled.measurement == .samples([1_537, 9_537, 1_540, 9_540]))
    }

    @Test func `a comparison is as old as the side that is older`() async throws {
        let reading = try await ask(
            .canary(#"duration{track="canary"}"#, control: #"duration{track="stable"}"#),
            since: PastGauges.start + .seconds(60 * 60)
        )
        let sides = try #require(reading.measurement.sides)
        #expect(sides.canary.count == 120 && sides.control.count == 110)
        #expect(reading.takenAt == PastGauges.start + .seconds(170 * 60))
        let alone = try await ask(
            .canary(#"duration{track="canary"}"#, control: #"duration{track="none"}"#),
            since: PastGauges.start
        )
        #expect(
            alone.measurement
                == .noData(
                    #"it: no samples of duration{track="none"} in the window: is it scraped?"#
                )
        )
    }

    @Test func `a trend is thinned to a few points of every series, and ends with the newest`()
        async throws
    {
        let reading = try await ask(.trend("heap"), since: PastGauges.start)
        let series = try #require(reading.measurement.trend)
        #expect(series.map(\.points.count) == [60, 41])
        #expect(series.allSatisfy { $0.points.last?.at == PastGauges.end })
        #expect(series[0].points.last?.value == 1_540 && series[1].points.first?.value == 9_180)
        #expect(reading.takenAt == PastGauges.end)
    }

    @Test func `groups are counted as counters are, events or users`() async throws {
        let groups = Measure.Quantity.groups([
            "on": #"asked_total{variant="on"}"#, "off": #"asked_total{variant="off"}"#,
        ])
        let from = PastGauges.start + .seconds(120 * 60)
        let events = try await ask(groups, since: from)
        #expect(events.measurement == .groups(["on": 3 * 60, "off": 3 * 60]))
        let users = try await ask(groups, since: from, per: "user")
        #expect(users.measurement == .groups(["on": 2, "off": 1]))
        let missing = try await ask(
            .groups(["on": #"asked_total{variant="on"}"#, "none": "never_total"]),
            since: from
        )
        #expect(
            missing.measurement
                == .noData(
                    "it: no series for never_total, of the group none; "
                        + "export it at 0 from the start"
                )
        )
    }

    @Test func `what is no number, no metric or nothing is no sample`() async throws {
        #expect(
            try await ask(.samples("mixed"), since: PastGauges.start).measurement
                == .failed("it: mixed holds a value that is not a finite number")
        )
        #expect(
            try await ask(.samples("sum(heap)"), since: PastGauges.start).measurement
                == .failed("it: sum(heap) is not a metric's name, with labels or without")
        )
        #expect(
            try await ask(.trend("absent_gauge"), since: PastGauges.start).measurement
                == .noData("it: no samples of absent_gauge in the window: is it scraped?")
        )
    }

    private func ask(
        _ quantity: Measure.Quantity,
        since: Instant,
        per unit: String? = nil
    ) async throws -> Reading {
        try await prometheus.reading(
            of: quantity,
            window: .stage,
            unit: unit,
            since: since,
            now: PastGauges.end
        )
    }
}
