package import Rollouts
package import Values

/// The result of playing a plan many times.
package struct SimulationResult: Hashable, Codable, Sendable {
    package let plan: String
    package let runs: Int
    package let seed: Int
    package let assumptions: Assumptions
    /// Descriptions of the conditions that were not simulated but taken as met.
    package let takenAsGiven: [String]
    package let stages: [StageOutcome]
    /// The share of all runs that completed all stages.
    package let completed: Chance
    package let completedTime: Times

    package struct Assumptions: Hashable, Codable, Sendable {
        package let traffic: Frequency
        /// The true failure rates by check id.
        package let rates: [String: Double]
        package let interval: Span
    }

    package struct StageOutcome: Hashable, Codable, Sendable {
        package let name: String
        package let users: Int
        /// The share of all runs that entered the stage; the other shares are of the runs that
        /// entered it.
        package let reached: Chance
        package let advanced: Chance
        /// The stage was left although a true rate is over its limit.
        package let falseAdvance: Chance
        /// The run was held or rolled back by a check whose true rate is within its limit.
        package let falseTrip: Chance
        /// The run was held or rolled back by a check whose true rate is over its limit.
        package let rightTrip: Chance
        /// The stage was not left within the cap.
        package let stuck: Chance
        package let capSeconds: Double
        /// The time from the first stage's beginning to this stage's.
        package let time: Times
        /// The last gate to open, by check id or `soak`, as shares of the runs that left the stage.
        package let lastGate: [String: Double]
        /// The checks that stopped a run, by id, as shares of the runs that entered the stage.
        package let trips: [String: Double]
        /// The checks that were not passed at the end, by id, as shares of the runs that never
        /// left.
        package let shutGates: [String: Double]
    }
}
