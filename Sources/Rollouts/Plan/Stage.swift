package import Values

/// One step of the rollout: its cohort, its soak, and the conditions for leaving it.
package struct Stage: Hashable, Codable, Sendable {
    package let name: String
    package let cohort: CohortSize
    /// The minimum time in this stage before the next may begin.
    package let soak: Span
    /// Checks that must pass to leave this stage.
    package let gates: [Check]
    /// The approvals needed to enter this stage.
    package let approvals: Approvals?
    /// The name that the stage had before an amendment; nil if it has always had this one.
    package let was: String?

    package init(
        name: String,
        cohort: CohortSize,
        soak: Span,
        gates: [Check] = [],
        approvals: Approvals? = nil,
        was: String? = nil
    ) {
        self.name = name
        self.cohort = cohort
        self.soak = soak
        self.gates = gates
        self.approvals = approvals
        self.was = was
    }
}
