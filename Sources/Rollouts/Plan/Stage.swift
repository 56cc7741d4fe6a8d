package import Values

/// One step of the rollout: its cohort, its soak, and the conditions for leaving it.
package struct Stage: Hashable, Codable, Sendable {
    package let name: String
    package let cohort: Cohort
    /// The minimum time in this stage before the next may begin.
    package let soak: Span
    /// Checks that must pass to leave this stage.
    package let gates: [Check]
    /// The approvals needed to enter this stage.
    package let approvals: ApprovalRule?

    package init(
        name: String,
        cohort: Cohort,
        soak: Span,
        gates: [Check] = [],
        approvals: ApprovalRule? = nil
    ) {
        self.name = name
        self.cohort = cohort
        self.soak = soak
        self.gates = gates
        self.approvals = approvals
    }
}

/// The number of users that a stage reaches: at least `least`, at most `most`.
package struct Cohort: Hashable, Codable, Sendable {
    package let least: Int
    package let most: Int

    package init(least: Int, most: Int) {
        precondition(0 < least && least <= most, "a cohort is not empty")
        self.least = least
        self.most = most
    }

    /// The range as text: `10–20`, or `5,000` if both ends are the same.
    package var text: String {
        least == most ? most.grouped : "\(least.grouped)–\(most.grouped)"
    }
}

/// The approvals required before a stage is entered.
package struct ApprovalRule: Hashable, Codable, Sendable {
    /// The number of different people, from 1 to 20.
    package let count: Int
    /// The required role; nil if any role counts.
    package let role: String?
    /// True if the person who requests the advance may not approve it too.
    package let notRequester: Bool
    /// The time for which an approval counts after it was given.
    package let validFor: Span

    package init(count: Int, role: String?, notRequester: Bool, validFor: Span) {
        self.count = count
        self.role = role
        self.notRequester = notRequester
        self.validFor = validFor
    }
}

/// A role and the people who hold it.
package struct Role: Hashable, Codable, Sendable {
    package let name: String
    package let members: [String]

    package init(name: String, members: [String]) {
        self.name = name
        self.members = members
    }
}
