package import Values

/// A measurement, with the requirement on it.
///
/// No-go conditions, a stage's gates, a mitigation's verification and a risk's watch are all
/// checks.
package struct Check: Hashable, Codable, Sendable {
    package let id: String
    package let title: String
    package let measure: Measure
    package let require: Requirement
    /// The maximum age of evidence; stale evidence never passes.
    package let validFor: Span
    package let when: Applicability
    /// The time for which the check must be seen to fail before it fails.
    package let sustained: Span?
    /// The effect of a failed no-go on a live rollout; other checks only stop the advance.
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
        /// Measures live traffic; not applicable while no stage has begun.
        case live
    }

    package enum Reaction: String, Codable, Sendable, CaseIterable {
        case hold
        case rollback
    }
}
