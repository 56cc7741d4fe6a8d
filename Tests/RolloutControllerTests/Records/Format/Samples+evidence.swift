import Cohorts
import Rollouts
import Statistics
import Testing
import Values

/// Evidence of every form.
extension Samples {
    static var measurements: [Measurement] {
        get throws {
            let counts = try Measurement.counts(#require(Proportion(failures: 1, trials: 1_000)))
            let histogram = Histogram(buckets: [.init(upperBound: 0.5, count: 3)], count: 4)
            let doubts = CountDoubt.Reason.allCases.map { reason in
                CountDoubt(series: "{pod=\"a\"}", least: 0, most: 7, reason: reason)
            }
            return [
                .value(0.25), .word(.truth(true)), .word(.text("UP")), counts,
                .histogram(try #require(histogram)), .samples([1, 2.5]),
                .canary([1], control: [2]), .groups(["on": 5, "off": 45]),
                .trend([TimeSeries([.init(at: .sample, value: 1e21)])]),
                .alerts(
                    FiringAlerts(
                        firing: 2,
                        names: ["HighErrors"],
                        silenced: 1,
                        silences: ["57d2b073"],
                        inhibited: 1,
                        inhibitors: ["8db0be3d93b13639"],
                        doubt: "Watchdog does not fire"
                    )
                ),
                .bounded(Bounds(ends: [counts, .value(1)], doubts: doubts)),
                .unavailable(.noData("nothing")), .unavailable(.sourceFailed("no answer")),
                .unavailable(.secretMissing("env:TOKEN is not set")),
            ]
        }
    }

    /// Numbers for which JSON has none.
    static let wordedNumbers: [Measurement] = [
        .value(.infinity), .samples([.nan, -.infinity]),
    ]

    static func reading(_ measurement: Measurement) -> Reading {
        Reading(check: "errors", takenAt: .sample, measurement: measurement)
    }

    /// A reading with everything that is stated of it.
    static var fullReading: Reading {
        var reading = Reading(
            check: "errors",
            takenAt: .sample,
            measurement: .value(1),
            since: .sample,
            coveredSince: .sample
        ).ofWholeStage
        reading.attested = AttestedWord(by: "bot", entry: 3)
        return reading
    }

    static let clocks = [
        KnownClock(name: "the source web", at: .sample, isReadNow: true),
        KnownClock(name: "the log's last entry", at: .sample, isReadNow: false),
    ]

    static var weekly: [WeeklyReading] {
        get throws {
            let times = ZonedTimes(
                weekly: try #require(WeeklyTimes(text: "Mon..Thu 09:00..16:00")),
                zone: "Europe/Berlin"
            )
            return ZonedTimes.Use.allCases.map { use in
                WeeklyReading(
                    use: use,
                    times: times,
                    since: .sample,
                    until: .sample,
                    intervals: [
                        ZonedInterval(
                            from: .sample,
                            to: .sample,
                            fromOffset: 3_600,
                            toOffset: -7_200
                        )
                    ]
                )
            }
        }
    }

    static var choices: [CohortEvidence] {
        [
            CohortEvidence(stage: "beta", .failed(why: "the file is empty")),
            CohortEvidence(
                stage: "beta",
                .chosen(
                    cohort: CohortSummary(
                        members: ListDigest(of: []),
                        passedOver: ListDigest(of: []),
                        invited: 1,
                        departed: 2,
                        barred: 3,
                        unseated: 4,
                        customers: 50_000,
                        excluded: 5,
                        unplaced: 6,
                        compared: 7,
                        cutIsShared: false,
                        parts: [
                            .init(stratum: "gold", count: 10, cut: .sampleDigest),
                            .init(stratum: nil, count: 10, cut: nil),
                        ],
                        units: UnitCounts(units: 2, listed: 9, excluded: 1, next: 30)
                    )
                )
            ),
        ]
    }
}
