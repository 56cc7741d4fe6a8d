package import Values

/// One reason why a request is not carried out.
package struct Obstacle: Hashable, Codable, Sendable {
    package let rule: Rule
    /// The id of the check, hold, blocker, mitigation or stage that stands in the way.
    package let subject: String
    /// What is wrong, with the measured value and the limit where there is one.
    package let message: String
    /// When it may be gone by itself; nil where somebody has to do something.
    package let retryAfter: Instant?

    package init(rule: Rule, subject: String, message: String, retryAfter: Instant? = nil) {
        self.rule = rule
        self.subject = subject
        self.message = message
        self.retryAfter = retryAfter
    }

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
    }
}

extension Obstacle.Rule {
    /// What a request becomes when this rule stands in its way.
    package var outcome: Outcome {
        switch self {
        case .hold, .freeze: .held
        case .planChanged, .oneStage, .checkFailed, .noChecks, .cohort, .blocker, .mitigation,
            .mitigationOverdue:
            .refused
        case .sourceFailed: .sourceFailed
        case .soak, .evidence: .notYet
        case .approval: .awaitingApproval
        }
    }
}

extension Outcome {
    /// The outcome of several obstacles is the one that comes first here: a person is needed
    /// before time can help, and approval is the last gate.
    static let precedence: [Self] = [.held, .refused, .sourceFailed, .notYet, .awaitingApproval]
}
