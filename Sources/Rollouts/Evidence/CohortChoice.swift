/// What choosing the next stage's cohort came to, as the decision sees it and the log keeps it.
package struct CohortChoice: Hashable, Codable, Sendable {
    package let stage: String
    package let result: Result

    package init(stage: String, _ result: Result) {
        self.stage = stage
        self.result = result
    }

    package enum Result: Hashable, Codable, Sendable {
        case chosen(ChosenCohort)
        /// The list of customers could not be read, or is none.
        case failed(why: String)
    }
}

extension CohortChoice {
    /// Nil where it failed.
    package var chosen: ChosenCohort? {
        if case .chosen(let chosen) = result { chosen } else { nil }
    }
}
