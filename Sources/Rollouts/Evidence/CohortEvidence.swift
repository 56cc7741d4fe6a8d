/// The result of choosing the next stage's cohort, as used by the decision and kept in the log.
package struct CohortEvidence: Hashable, Codable, Sendable {
    package let stage: String
    package let result: Result

    package init(stage: String, _ result: Result) {
        self.stage = stage
        self.result = result
    }

    package enum Result: Hashable, Codable, Sendable {
        case chosen(cohort: CohortSummary)
        /// The list of customers could not be read or is not valid.
        case failed(why: String)
    }
}

extension CohortEvidence {
    /// The chosen cohort; nil if the choice failed.
    package var chosen: CohortSummary? {
        if case .chosen(let chosen) = result { chosen } else { nil }
    }
}
