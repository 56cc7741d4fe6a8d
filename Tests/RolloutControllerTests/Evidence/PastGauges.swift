import Values

/// Three hours of two days ago, a sample a minute.
///
/// The pod `b` begins after an hour, the stable track ends ten minutes early, `mixed` is NaN once,
/// and the user `b` is in both groups.
enum PastGauges {
    static let start = PastTraffic.start
    static let end = minute(180)

    static func minute(_ minute: Int) -> Instant { start + .seconds(minute * 60) }

    static let text: String = {
        let gauges =
            ["# TYPE heap gauge"]
            + lines(#"heap{pod="a"}"#, 0...180) { "\(1_000 + 3 * $0)" }
            + lines(#"heap{pod="b"}"#, 60...180) { "\(9_000 + 3 * $0)" }
            + ["# TYPE duration gauge"]
            + lines(#"duration{track="canary"}"#, 0...180) { "\(1 + Double($0 % 5) / 10)" }
            + lines(#"duration{track="stable"}"#, 0...170) { _ in "1" }
            + ["# TYPE mixed gauge"]
            + lines("mixed", 0...20) { $0 == 7 ? "NaN" : "1" }
        let groups = [("on", "a", 2), ("on", "b", 1), ("off", "b", 3), ("off", "c", 0)]
        let counters = groups.flatMap { variant, user, rate in
            lines(#"asked_total{variant="\#(variant)",user="\#(user)"}"#, 0...180) {
                "\(rate * $0)"
            }
        }
        return (gauges + ["# TYPE asked counter"] + counters).joined(separator: "\n") + "\n"
    }()

    private static func lines(
        _ series: String,
        _ minutes: ClosedRange<Int>,
        _ value: (Int) -> String
    ) -> [String] {
        minutes.map { "\(series) \(value($0)) \(minute($0).milliseconds / 1_000)" }
    }
}
