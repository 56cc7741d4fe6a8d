/// The readings that one decision is based on.
package struct Evidence: Hashable, Codable, Sendable {
    package let readings: [Reading]
    /// The choice of a cohort; nil if none was needed.
    package let cohort: CohortEvidence?

    package init(_ readings: [Reading] = [], cohort: CohortEvidence? = nil) {
        self.readings = readings
        self.cohort = cohort
    }

    package func reading(for check: String) -> Reading? {
        readings.first { $0.check == check && $0.isOfWholeStage != true }
    }
}
