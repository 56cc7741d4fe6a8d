package import Values

/// The outcome of a request, with its reasons and its changes.
package struct Decision: Hashable, Codable, Sendable {
    package let outcome: Outcome
    /// The phase before: `planned`, a stage's name or `completed`.
    package let from: String
    package let to: String
    package let exposure: Exposure
    package let checks: [CheckResult]
    /// The reasons for a refusal, worst first; empty if the request is carried out.
    package let obstacles: [Obstacle]
    /// A one-line summary for people: the fact, without a command.
    package let summary: String
    /// The action to take next; obstacles have their own.
    package let remedy: Remedy?
    package let changes: [Change]
    /// True if an entry is needed; false for a look with the same findings as the last one.
    package let isNews: Bool

    package init(
        outcome: Outcome,
        from: String,
        to: String,
        exposure: Exposure,
        checks: [CheckResult] = [],
        obstacles: [Obstacle] = [],
        summary: String,
        remedy: Remedy? = nil,
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
        self.remedy = remedy
        self.changes = changes
        self.isNews = isNews
    }

    /// The earliest time at which a repeated request can succeed; nil if time does not help.
    package var retryAfter: Instant? {
        obstacles.contains { $0.retryAfter == nil } ? nil : obstacles.compactMap(\.retryAfter).max()
    }

    /// True if what was asked for is done, and not only answered for now.
    package var isDone: Bool {
        outcome.isDone || changes.contains { if case .attested = $0 { true } else { false } }
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
