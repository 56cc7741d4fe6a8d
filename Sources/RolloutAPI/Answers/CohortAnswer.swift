import AuditLog
import Cohorts
package import RolloutController
import Rollouts
package import Values

/// The JSON answer of `cohort list`, `cohort at` and `cohort export --format json`.
package struct CohortAnswer: Encodable {
    package let rollout: String
    package let stage: Nullable<String>
    /// The entry that froze the cohort.
    package let entry: Nullable<Int>
    package let since: Nullable<Instant>
    package let count: Int
    package let digest: Nullable<String>
    package let ids: [String]

    package init(_ rollout: String, _ exposure: ExposedCohort?) {
        self.rollout = rollout
        stage = Nullable(exposure?.stage)
        entry = Nullable(exposure?.cohort.entry)
        since = Nullable(exposure?.since)
        count = exposure?.list.members.count ?? 0
        digest = Nullable(exposure?.cohort.members.digest)
        ids = exposure?.list.members.map(\.text) ?? []
    }
}
