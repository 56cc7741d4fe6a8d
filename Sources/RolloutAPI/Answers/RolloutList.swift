package import Rollouts
package import Values

/// The JSON answer of `status --json` of several rollouts.
package struct RolloutList: Encodable {
    package let rollouts: [Line]

    package init(_ briefs: [RolloutBrief], at now: Instant) {
        rollouts = briefs.map { Line($0, at: now) }
    }

    /// One rollout, by its state alone: no source was asked.
    package struct Line: Encodable {
        package let rollout: String
        package let state: String
        package let stage: Nullable<String>
        package let exposure: RolloutStatus.Exposure
        package let since: Nullable<Instant>
        package let revision: Int
        package let standing: String
        /// The holds, checks or blockers that it stands at.
        package let subjects: [String]
        /// The time at which the standing ends by itself.
        package let until: Nullable<Instant>
        package let summary: String

        package init(_ brief: RolloutBrief, at now: Instant) {
            rollout = brief.rollout
            state = brief.phase.word
            stage = Nullable(brief.stage)
            exposure = RolloutStatus.Exposure(now: brief.exposure, next: Nullable(brief.next))
            since = Nullable(brief.since)
            revision = brief.revision
            standing = brief.standing.word
            subjects = brief.standing.subjects
            until = Nullable(brief.standing.end)
            summary = brief.words(at: now)
        }
    }
}
