package import Values

/// One step of the rollout: whom it reaches, how long it must hold, what it needs to be left.
package struct Stage: Hashable, Codable, Sendable {
    package let name: String
    package let cohort: Cohort
    /// The least time in this stage before the next may begin.
    package let soak: Span
    /// Checks that must pass to leave this stage.
    package let gates: [Check]
    /// Approvals needed to enter this stage.
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

/// How many users a stage reaches: at least `least`, at most `most`.
package struct Cohort: Hashable, Codable, Sendable {
    package let least: Int
    package let most: Int

    package init(least: Int, most: Int) {
        precondition(0 < least && least <= most, "a cohort is not empty")
        self.least = least
        self.most = most
    }

    /// `10–20`, or `5,000` where both ends are the same.
    package var text: String {
        least == most ? most.grouped : "\(least.grouped)–\(most.grouped)"
    }
}

/// Who must agree before a stage is entered.
package struct ApprovalRule: Hashable, Codable, Sendable {
    /// From 1 to 20 different people.
    package let count: Int
    /// Nil: any role counts.
    package let role: String?
    /// Whether the one who asks to advance may not approve it too.
    package let notRequester: Bool
    /// How long an approval counts after it was given.
    package let validFor: Span

    package init(count: Int, role: String?, notRequester: Bool, validFor: Span) {
        self.count = count
        self.role = role
        self.notRequester = notRequester
        self.validFor = validFor
    }
}

/// The people who hold a role.
package struct Role: Hashable, Codable, Sendable {
    package let name: String
    package let members: [String]

    package init(name: String, members: [String]) {
        self.name = name
        self.members = members
    }
}
