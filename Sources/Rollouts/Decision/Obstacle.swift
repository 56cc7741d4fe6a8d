package import Values

/// One reason a request is not carried out.
package struct Obstacle: Hashable, Codable, Sendable {
    package let rule: Rule
    /// The id of the check, hold, blocker, mitigation or stage that prevents it.
    package let subject: String
    /// A description of the problem, with the measured value and the limit if there is one.
    package let message: String
    /// The time at which it may resolve by itself; nil if a person must act.
    package let retryAfter: Instant?
    /// The action that can remove it; nil if there is none that a command can take.
    package let remedy: Remedy?
    /// The people who answer for what prevents it; nil if the plan names none.
    package private(set) var owner: String?
    /// The page on which more is written about it.
    package private(set) var link: WebLink?

    package init(
        rule: Rule,
        subject: String,
        message: String,
        retryAfter: Instant? = nil,
        remedy: Remedy? = nil
    ) {
        self.rule = rule
        self.subject = subject
        self.message = message
        self.retryAfter = retryAfter
        self.remedy = remedy
    }

    /// Returns the obstacle with the contact of what prevents the request.
    func asking(_ contact: Contact) -> Self {
        var obstacle = self
        (obstacle.owner, obstacle.link) = (contact.owner, contact.link)
        return obstacle
    }

    package var contact: Contact? { Contact(owner: owner, link: link) }

    package enum Rule: String, Codable, Sendable, CaseIterable {
        case planChanged
        case hold
        case freeze
        case oneStage
        case checkFailed
        case noChecks
        case cohort
        case blocker
        case mitigation
        case mitigationOverdue
        case sourceFailed
        case soak
        case evidence
        case approval
        /// A program would loosen what binds it.
        case loosens
        /// The clock is far from every other one that is known.
        case clock
    }
}

extension Obstacle.Rule {
    /// The outcome of a request that this rule prevents.
    package var outcome: Outcome {
        switch self {
        case .hold, .freeze: .held
        case .planChanged, .oneStage, .checkFailed, .noChecks, .cohort, .blocker, .mitigation,
            .mitigationOverdue, .clock:
            .refused
        case .sourceFailed: .sourceFailed
        case .soak, .evidence: .notYet
        case .approval: .awaitingApproval
        case .loosens: .notPermitted
        }
    }
}
