@testable import Feasibility
import Foundation
@testable import PlanLanguage
@testable import Rollouts
import Testing

@testable import RolloutController
@testable import Values

/// Against a real Prometheus.
@Suite(WithPrometheus(history: PastTraffic.text)) struct PrometheusSourceTests {
    private let prometheus: PrometheusServer

    init() throws {
        prometheus = try #require(PrometheusServer.running)
    }

    @Test func `a value is the number of the one series, and as old as its scrape`() async throws {
        try prometheus.expose(#"depth{queue="a}\"b"} 17.5"#, as: "value")
        try await prometheus.wait(for: #"depth{queue="a}\"b"}"#, toBe: 17.5)
        let selected = try await prometheus.reading(of: .value(#"depth{queue="a}\"b"}"#))
        #expect(selected.measurement == .value(17.5))
        let now = Instant.current + .seconds(20)
        let later = try await prometheus.reading(of: .value(#"depth{queue="a}\"b"}"#), now: now)
        #expect(later.measurement == .value(17.5))
        #expect(later.takenAt < now - .seconds(10))
        let computed = try await prometheus.reading(of: .value("max(depth) * 2"), now: now)
        #expect(computed == Reading(check: "check-0", takenAt: now, measurement: .value(35)))
        #expect(try await prometheus.reading(of: .value("1 + 1")).measurement == .value(2))
    }

    @Test func `the traffic of the last hour is what the counters have counted`() async throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        guard case .prometheus(let endpoint) = prometheus.source else {
            Issue.record("the server is no Prometheus")
            return
        }
        try prometheus.expose("metered_total 10\nmetered_failed_total 0", as: "metered")
        try await prometheus.wait(for: "metered_total", toBe: 10)
        try prometheus.expose("metered_total 100\nmetered_failed_total 0", as: "metered")
        try await prometheus.wait(for: "metered_total", toBe: 100)
        try workshop.write(
            """
            sluice: 1
            name: metered
            sources:
              metrics: { prometheus: "\(endpoint.url.text)" }
              probe: { command: [./probe] }
            noGo:
              - id: errors
                measure: { from: metrics, failures: metered_failed_total, total: metered_total }
                require: { ratio: "< 1%" }
                when: live
              - id: others
                measure: { from: probe, failures: a, total: b, counts: sinceStage }
                require: { ratio: "< 1%" }
                when: live
            stages: [ { name: beta, cohort: 5000, soak: 1d } ]
            """,
            to: "plan.yaml"
        )
        let file = try PlanFile(reading: workshop.folder.appending(path: "plan.yaml").path)
        let traffic = await TrafficMeter(environment: [:]).hourlyTrials(of: file, at: .current)
        #expect(traffic.hourly == ["errors": 100])
        #expect(traffic.unknown.keys.sorted() == ["others"])
        let need = try #require(file.plan.needs(measured: traffic.hourly).first)
        #expect(need.text == "410 clean requests; at 100 an hour 4h 5m")
    }

    @Test func `what is not one number is no value`() async throws {
        try prometheus.expose("busy{pod=\"a\"} 1\nbusy{pod=\"b\"} NaN", as: "several")
        try await prometheus.wait(for: #"busy{pod="a"}"#, toBe: 1)
        #expect(
            try await prometheus.reading(of: .value("busy")).measurement
                == .failed("it: busy gives 2 series; aggregate with sum/max")
        )
        #expect(
            try await prometheus.reading(of: .value("absent_metric")).measurement
                == .noData(
                    "it: absent_metric gives no series: is it scraped, and spelled like this?"
                )
        )
        let range = try await prometheus.reading(of: .value(#"busy{pod="a"}[1m]"#))
        #expect(range.measurement.why?.hasSuffix("one number is needed") == true)
        let wrong = try await prometheus.reading(of: .value("sum(busy"))
        let why = try #require(wrong.measurement.why)
        #expect(why.hasPrefix("it: refused: ") && why.contains("parse error"), "\(why)")
        #expect(
            try await prometheus.reading(of: .value("max(busy) / 0")).measurement
                == .noData("it: max(busy) / 0 gives inf, which is not a finite number")
        )
        #expect(
            try await prometheus.reading(of: .value(#"busy{pod="b"}"#)).measurement
                == .noData(#"it: busy{pod="b"} gives nan, which is not a finite number"#)
        )
    }

    @Test func `counters are counted from the stage's begin, through a restart`() async throws {
        func expose(_ good: Int, _ bad: Int) async throws {
            let lines = "hits_total{code=\"200\"} \(good)\nhits_total{code=\"500\"} \(bad)"
            try prometheus.expose(lines, as: "hits")
            try await prometheus.wait(for: #"hits_total{code="200"}"#, toBe: Double(good))
        }
        try await expose(1_000, 50)
        let start = Instant.current
        try await expose(1_040, 52)
        try await expose(7, 1)
        try await expose(9, 1)
        let reading = try await prometheus.reading(
            of: .failures(#"hits_total{code=~"5.."}"#, total: "hits_total"),
            window: .stage,
            since: start
        )
        #expect(reading.measurement == .counts(2 + 1, of: 40 + 9 + 2 + 1))
        #expect(reading.takenAt >= start)
        let late = try await prometheus.reading(
            of: .failures(#"hits_total{code=~"5.."}"#, total: "hits_total"),
            window: .last(Span(milliseconds: 86_400_000)),
            since: start
        )
        #expect(late.measurement == reading.measurement, "no window reaches back over the stage")
    }

    @Test func `the first failure counts, though its series was not there before`() async throws {
        try prometheus.expose(#"calls_total{code="200"} 100"#, as: "calls")
        try await prometheus.wait(for: #"calls_total{code="200"}"#, toBe: 100)
        let start = Instant.current
        let question = Measure.Quantity.failures(
            #"calls_total{code="500"}"#,
            total: "calls_total"
        )
        let missing = try await prometheus.reading(of: question, window: .stage, since: start)
        #expect(missing.measurement.why?.contains("export it at 0 from the start") == true)
        guard case .unavailable(.noData)? = Optional(missing.measurement) else {
            Issue.record("an absent series is no data, and not 0")
            return
        }
        try prometheus.expose(
            "calls_total{code=\"200\"} 110\ncalls_total{code=\"500\"} 3",
            as: "calls"
        )
        try await prometheus.wait(for: #"calls_total{code="500"}"#, toBe: 3)
        let unknown = try await prometheus.reading(of: question, window: .stage, since: start)
        let bounds = try #require(unknown.measurement.bounds)
        #expect(bounds.ends == [.counts(3, of: 13), .counts(0, of: 10)].compactMap(\.self))
        #expect(bounds.doubts.map(\.reason) == [.appeared])
        // A process that tells when it started has counted from 0 since.
        let began = start.milliseconds / 1_000 - 60
        try prometheus.expose("process_start_time_seconds \(began)", as: "start")
        try await prometheus.wait(for: "process_start_time_seconds", toBe: Double(began))
        let known = try await prometheus.reading(of: question, window: .stage, since: start)
        #expect(known.measurement == .counts(3, of: 13))
    }

    @Test func `counters that contradict each other or count no events give no counts`()
        async throws
    {
        try prometheus.expose("few_total 10\nmany_total 10\nhalf_total 0.5", as: "odd")
        try await prometheus.wait(for: "half_total", toBe: 0.5)
        let start = Instant.current
        try prometheus.expose("few_total 11\nmany_total 19\nhalf_total 1.5", as: "odd")
        try await prometheus.wait(for: "half_total", toBe: 1.5)
        func why(_ failures: String, _ total: String) async throws -> String? {
            try await prometheus.reading(
                of: .failures("\(failures)", total: "\(total)"),
                window: .stage,
                since: start
            )
            .measurement.why
        }
        #expect(
            try await why("many_total", "few_total")
                == "it: 9 failures of 1: the failures must be a part of the total"
        )
        #expect(try await why("half_total", "many_total")?.contains("counts no events") == true)
        #expect(try await why("few_total", "absent_total") == "it: no series for absent_total")
        let rate = try await why("rate(few_total[1m])", "few_total")
        #expect(rate?.contains("not a metric's name") == true)
        let before = try await prometheus.reading(of: .failures("few_total", total: "many_total"))
        #expect(before.measurement.why?.contains("no stage is live") == true)
    }

    @Test func `a histogram is read bucket by bucket, over all of its series`() async throws {
        func expose(_ scale: Int) async throws {
            let lines = ["a", "b"].flatMap { pod in
                [("0.5", 3), ("3", 8), ("+Inf", 10)].map { le, count in
                    "wait_seconds_bucket{pod=\"\(pod)\",le=\"\(le)\"} \(count * scale)"
                }
            }
            try prometheus.expose(lines.joined(separator: "\n"), as: "histogram")
            let last = #"wait_seconds_bucket{pod="b",le="+Inf"}"#
            try await prometheus.wait(for: last, toBe: Double(10 * scale))
        }
        try await expose(5)
        let start = Instant.current
        try await expose(7)
        let both = try await prometheus.reading(
            of: .histogram("wait_seconds"),
            window: .stage,
            since: start
        )
        let buckets = [
            Histogram.Bucket(upperBound: 0.5, count: 12), .init(upperBound: 3, count: 32),
        ]
        #expect(
            try both.measurement == .histogram(#require(Histogram(buckets: buckets, count: 40)))
        )
        let one = try await prometheus.reading(
            of: .histogram(#"wait_seconds{pod="a"}"#),
            window: .stage,
            since: start
        )
        guard case .histogram(let half) = one.measurement else {
            Issue.record("\(one.measurement)")
            return
        }
        #expect(half.count == 20)
        for (name, why) in [
            ("absent", "no series for absent_bucket"), ("sum(a)", "not a histogram's name"),
        ] {
            let answer = try await prometheus.reading(of: .histogram(name), since: start)
            #expect(answer.measurement.why?.contains(why) == true)
        }
    }

    /// A long window is read hour by hour, a short one sample by sample; both must be exact.
    @Test(arguments: [
        (30, 600), (31, 600), (95, 587), (0, 370), (180, 419), (200, 240), (300, 600),
    ])
    func `a window's counts are what happened in it`(first: Int, last: Int) async throws {
        let end = PastTraffic.minute(last)
        let reading = try await prometheus.reading(
            of: .failures(#"past_requests_total{code="500"}"#, total: "past_requests_total"),
            window: .stage,
            since: PastTraffic.minute(first),
            now: end
        )
        let expected = Measurement.counts(
            PastTraffic.errors(from: first, to: last),
            of: PastTraffic.requests(from: first, to: last)
        )
        #expect(reading.measurement == expected)
        #expect(reading.takenAt == end)
    }

    @Test func `a Prometheus that is stopped or slow is a failed source`() async throws {
        try await withServer { workshop, server in
            func why(_ url: String, _ timeout: String) async -> String? {
                let source = Source.Kind.prometheus(.init(url: SecretText(url)))
                let quantity = Measure.Quantity.value("up")
                return await workshop.measurement(of: quantity, from: source, timeout: timeout)?.why
            }
            let nobody = "http://127.0.0.1:\(server.freePort)"
            #expect(await why(nobody, "20s") == "it: no connection")
            #expect(await why(server.url("/slow"), "1s") == "it: timed out after 1s")
            #expect(await why(server.url("/nothing"), "20s") == "it: answered 404")
        }
    }

    @Test func `a secret that the server repeats is taken out of its message`() async throws {
        try await withServer { workshop, server in
            let answer = await workshop.measurement(
                of: .value("up"),
                from: .prometheus(
                    .init(
                        url: SecretText(server.url("/echo-error")),
                        headers: [.init(name: "Authorization", value: .init("Bearer env:TOKEN"))]
                    )
                ),
                environment: ["TOKEN": "s3cret"]
            )
            #expect(answer == .failed("it: refused: no entry for Bearer env:TOKEN"))
        }
    }
}
