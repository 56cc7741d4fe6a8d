package import Values

/// What is to become of a request, why, and what it changes.
package struct Decision: Hashable, Codable, Sendable {
    package let outcome: Outcome
    /// `planned`, a stage's name or `completed`.
    package let from: String
    package let to: String
    package let exposure: Exposure
    package let checks: [CheckResult]
    /// Why it is not to be, worst first; empty for what is done.
    package let obstacles: [Obstacle]
    /// One line for people.
    package let summary: String
    package let changes: [Change]
    /// Worth an entry: false for a look that finds what the last one found.
    package let isNews: Bool

    package init(
        outcome: Outcome,
        from: String,
        to: String,
        exposure: Exposure,
        checks: [CheckResult] = [],
        obstacles: [Obstacle] = [],
        summary: String,
        changes: [Change] = [],
        isNews: Bool = true
    ) {
        self.outcome = outcome
        self.from = from
        self.to = to
        self.exposure = exposure
        self.checks = checks
        self.obstacles = obstacles
        self.summary = summary
        self.changes = changes
        self.isNews = isNews
    }

    /// The earliest time at which asking again can make sense; nil where no time helps.
    package var retryAfter: Instant? {
        obstacles.contains { $0.retryAfter == nil } ? nil : obstacles.compactMap(\.retryAfter).max()
    }

    package struct Exposure: Hashable, Codable, Sendable {
        package let before: Int
        package let after: Int

        package init(before: Int, after: Int) {
            self.before = before
            self.after = after
        }
    }
}

package enum Outcome: String, Codable, Sendable, CaseIterable {
    case advanced
    case alreadyThere
    case notYet
    case held
    case refused
    case awaitingApproval
    /// A no-go failed: held or rolled back.
    case tripped
    /// Taken on an older revision, and not applied.
    case conflict
    case sourceFailed
    /// Done, and not an advance.
    case recorded
    case rolledBack
    case notPermitted
    /// The request names something that does not exist, or cannot be carried out as asked.
    case invalid
}
