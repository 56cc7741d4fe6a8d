package import Values

/// A measurement, with the requirement on it.
///
/// No-go conditions, a stage's gates, a mitigation's verification and a risk's watch are all
/// checks.
package struct Check: Hashable, Codable, Sendable {
    /// The id in commands and in the log; unique in the plan.
    ///
    /// No-go conditions that have one id in the plan's file, each for stages of its own, are told
    /// apart by the first of them: `error-rate@launch`.
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
    /// The attestations of one person that count; nil if a failure outlasts its clean repeat.
    package let repeats: Repeats?
    /// The time since which attestations count; nil for a gate if it is since its stage began.
    package let since: Since?
    /// The stages in which a no-go applies, in the plan's order; nil for all of them.
    package let stages: [String]?
    /// The people who answer for it; nil if the plan names none.
    package let owner: String?
    /// The page on which more is written about it.
    package let link: WebLink?

    package init(
        id: String,
        title: String,
        measure: Measure,
        require: Requirement,
        validFor: Span,
        when: Applicability = .always,
        sustained: Span? = nil,
        onFail: Reaction = .hold,
        repeats: Repeats? = nil,
        since: Since? = nil,
        stages: [String]? = nil,
        owner: String? = nil,
        link: WebLink? = nil
    ) {
        self.id = id
        self.title = title
        self.measure = measure
        self.require = require
        self.validFor = validFor
        self.when = when
        self.sustained = sustained
        self.onFail = onFail
        self.repeats = repeats
        self.since = since
        self.stages = stages
        self.owner = owner
        self.link = link
    }

    package enum Applicability: String, Codable, Sendable, CaseIterable {
        case always
        /// Measures live traffic; not applicable while no stage has begun.
        case live
    }

    package enum Repeats: String, Codable, Sendable, CaseIterable {
        /// The last attestation replaces the earlier ones of the same person.
        case last
    }

    package enum Since: String, Codable, Sendable, CaseIterable {
        /// The start of the rollout.
        case start
    }

    package enum Reaction: String, Codable, Sendable, CaseIterable {
        case hold
        case rollback
    }
}
