package import Values

/// What to measure and what to require of it.
///
/// No-go conditions, a stage's gates, a mitigation's verification and a risk's watch are all
/// checks.
package struct Check: Hashable, Codable, Sendable {
    package let id: String
    package let title: String
    package let measure: Measure
    package let require: Requirement
    /// Evidence older than this is stale, and stale never passes.
    package let validFor: Span
    package let when: Applicability
    /// The check fails only when it has been seen to fail for this long.
    package let sustained: Span?
    /// What a failed no-go does to a live rollout; other checks only stop the advance.
    package let onFail: Reaction

    package init(
        id: String,
        title: String,
        measure: Measure,
        require: Requirement,
        validFor: Span,
        when: Applicability = .always,
        sustained: Span? = nil,
        onFail: Reaction = .hold
    ) {
        self.id = id
        self.title = title
        self.measure = measure
        self.require = require
        self.validFor = validFor
        self.when = when
        self.sustained = sustained
        self.onFail = onFail
    }

    package enum Applicability: String, Codable, Sendable, CaseIterable {
        case always
        /// Measures live traffic: not applicable while nobody is exposed.
        case live
    }

    package enum Reaction: String, Codable, Sendable, CaseIterable {
        case hold
        case rollback
    }
}
