/// The readings that one decision is based on.
package struct Evidence: Hashable, Codable, Sendable {
    package let readings: [Reading]
    /// The choice of a cohort; nil if none was needed.
    package let cohort: CohortEvidence?
    /// The clocks beside the machine's own, as far as they are known.
    package private(set) var clocks: [KnownClock]

    package init(
        _ readings: [Reading] = [],
        cohort: CohortEvidence? = nil,
        clocks: [KnownClock] = []
    ) {
        self.readings = readings
        self.cohort = cohort
        self.clocks = clocks
    }

    package mutating func add(_ clocks: [KnownClock]) { self.clocks += clocks }

    package func reading(for check: String) -> Reading? {
        readings.first { $0.check == check && $0.isOfWholeStage != true }
    }
}
