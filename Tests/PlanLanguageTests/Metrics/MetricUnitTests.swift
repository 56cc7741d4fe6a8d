import Testing

@testable import PlanLanguage

@Suite struct MetricUnitTests {
    @Test(arguments: [
        ("a_milliseconds", "milliseconds"), ("a_ms", "milliseconds"), ("aMs", "milliseconds"),
        ("a.millis", "milliseconds"), ("p95LatencyMS", "milliseconds"), ("ms", "milliseconds"),
        ("a_microseconds", "microseconds"), ("a_us", "microseconds"), ("a_µs", "microseconds"),
        ("a_ns", "nanoseconds"), ("/a/ns/p99", "nanoseconds"), ("a_seconds_bucket", "seconds"),
        ("a_seconds_total", "seconds"), ("job:a_ms:p95", "milliseconds"), ("a-minutes", "minutes"),
        ("a_bytes", "bytes"), ("a_bytes_sum", "bytes"), ("heapMiB", "mebibytes"),
        ("a_kilobytes_max", "kilobytes"), ("a_percent", "percent"), ("a_pct", "percent"),
        ("a_ratio", "a ratio"), ("/a_ms/0", "milliseconds"), ("a_ms_p99_9", "milliseconds"),
        ("a_ms_95percentile", "milliseconds"), ("aMsP95", "milliseconds"),
        ("a_celsius", "degrees Celsius"),
    ])
    func `a name says its unit`(name: String, unit: String) {
        #expect(MetricUnit(of: name)?.name == unit)
    }

    @Test(arguments: [
        "", "a", "items", "systems", "a_ms_count", "a_bytes_per_second", "a_total", "/a/0",
        "ms_sql",
        "job:a_ms:rate5m", "alarms", "p95",
    ])
    func `a name that says none has none`(name: String) {
        #expect(MetricUnit(of: name) == nil)
    }

    @Test(arguments: [
        ("a_ms", "milliseconds"), ("(a_ms{x=\"y\"})", "milliseconds"),
        ("max by (x) (a_ms)", "milliseconds"), ("MAX(a_ms) without (b_bytes)", "milliseconds"),
        ("histogram_quantile(0.9, sum(rate(a_ms_bucket[5m])) by (le))", "milliseconds"),
        ("rate(a_ms_sum[5m]) / rate(a_ms_count[5m])", "milliseconds"),
        ("a_ms or b_ms # / 1000", "milliseconds"), ("{\"a.ms\"}", "milliseconds"),
    ])
    func `an expression keeps its metrics' unit`(text: String, unit: String) {
        #expect(PromQLExpression(text)?.unit?.name == unit)
    }

    @Test(arguments: [
        "a_ms / 1000", "a_ms * 1e-3", "rate(a_ms_sum[5m])", "count(a_ms)", "a_ms + b_bytes", "1",
        "sum(a_ms) / sum(b_ms)", "time() - a_seconds", "{job=\"a_ms\"}", "absent(a_ms)",
        "deriv(a_bytes[5m])", "a_ms{x=\"y}",
    ])
    func `an expression that is calculated has none`(text: String) {
        #expect(PromQLExpression(text)?.unit == nil)
    }
}
