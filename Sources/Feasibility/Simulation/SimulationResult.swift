package import Rollouts
package import Values

/// What came out of playing a plan many times.
package struct SimulationResult: Hashable, Codable, Sendable {
    package let plan: String
    package let runs: Int
    package let seed: Int
    package let assumptions: Assumptions
    /// What was not simulated and counts as settled, for people.
    package let takenAsGiven: [String]
    package let stages: [StageOutcome]
    /// The runs that came through all stages, of all runs.
    package let completed: Chance
    package let completedTime: Times

    package struct Assumptions: Hashable, Codable, Sendable {
        package let traffic: Frequency
        /// The true failure rates, by the checks' ids.
        package let rates: [String: Double]
        package let interval: Span
    }

    package struct StageOutcome: Hashable, Codable, Sendable {
        package let name: String
        package let users: Int
        /// Runs that came into the stage, of all runs; all else is of those that came into it.
        package let reached: Chance
        package let advanced: Chance
        /// Left although a true rate is over its limit.
        package let falseAdvance: Chance
        /// Held or rolled back by a check whose true rate is within its limit.
        package let falseTrip: Chance
        /// Held or rolled back by a check whose true rate is over its limit.
        package let rightTrip: Chance
        /// Not left within the cap.
        package let stuck: Chance
        package let capSeconds: Double
        /// From the first stage's beginning until this stage's.
        package let time: Times
        /// Of the runs that left the stage, the share for which each was the last to open: the
        /// checks by their ids, and `soak`.
        package let lastGate: [String: Double]
        /// Of the runs that came into the stage, the share that each check stopped.
        package let trips: [String: Double]
        /// Of the runs that never left, the share for which each check was shut at the end.
        package let shutGates: [String: Double]
    }
}
