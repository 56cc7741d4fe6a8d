import Feasibility
import Rollouts
import Testing
import Values

/// Plans of one check that is polled after every request, unless told otherwise.
enum SimulatedPlan {
    static func ratio(
        _ id: String = "error-rate",
        window: Measure.Window? = .stage,
        sustained: Span? = nil,
        onFail: Check.Reaction = .hold
    ) throws -> Check {
        Check(
            id: id,
            title: id,
            measure: Measure(
                source: "metrics",
                quantity: .failures("failed", total: "all"),
                window: window
            ),
            require: .ratio(try #require(Limit(text: "< 1%")), confidence: 0.95),
            validFor: Span(milliseconds: 600_000),
            when: .live,
            sustained: sustained,
            onFail: onFail
        )
    }

    /// One request at every poll, a second apart.
    static func plan(
        noGo: [Check] = [],
        gates: [Check] = [],
        soak: Span = Span(milliseconds: 0),
        users: Int = 1,
        traffic: String = "3600/h",
        rate: Double
    ) throws -> Plan {
        Plan(
            name: "simulated",
            noGo: noGo,
            stages: [
                Stage(
                    name: "only",
                    cohort: CohortSize(least: users, most: users),
                    soak: soak,
                    gates: gates
                )
            ],
            expect: Expectation(
                traffic: try #require(Frequency(text: traffic)),
                rates: ["error-rate": rate]
            )
        )
    }

    static let second = Span(milliseconds: 1_000)
}

extension SimulationResult {
    /// The share of all runs that had left the first stage by a time.
    func shareCompleted(bySeconds seconds: Double) -> Double {
        let count = completedTime.distribution.last { $0.seconds <= seconds }?.runs ?? 0
        return Double(count) / Double(runs)
    }
}
