/// The readings that one decision is based on.
package struct Evidence: Hashable, Codable, Sendable {
    package let readings: [Reading]
    /// The choice of a cohort; nil if none was needed.
    package let cohort: CohortEvidence?
    /// The clocks beside the machine's own, as far as they are known.
    package private(set) var clocks: [KnownClock]
    /// The moments that the plan's weekly times stand for; nil if it has none, or none were asked
    /// for.
    package let weekly: [WeeklyReading]?

    package init(
        _ readings: [Reading] = [],
        cohort: CohortEvidence? = nil,
        clocks: [KnownClock] = [],
        weekly: [WeeklyReading]? = nil
    ) {
        self.readings = readings
        self.cohort = cohort
        self.clocks = clocks
        self.weekly = weekly
    }

    package mutating func add(_ clocks: [KnownClock]) { self.clocks += clocks }

    package func reading(for check: String) -> Reading? {
        readings.first { $0.check == check && $0.isOfWholeStage != true }
    }
}
