package import Cohorts
package import RolloutController
import Rollouts
package import Values

/// The JSON answer of `cohort contains --json`.
package struct MembershipAnswer: Encodable {
    package let rollout: String
    package let id: String
    package let member: Bool
    package let stage: Nullable<String>
    package let entry: Nullable<Int>
    /// The time since which a customer has the release without interruption; null if not a member,
    /// or if a stage's list is asked about.
    package let since: Nullable<Instant>
    package let sinceEntry: Nullable<Int>

    package init(
        _ rollout: String,
        _ id: CustomerID,
        _ exposure: ExposedCohort?,
        isMember: Bool,
        since: CustomerHistory.Step? = nil
    ) {
        self.rollout = rollout
        self.id = id.text
        member = isMember
        stage = Nullable(exposure?.stage)
        entry = Nullable(exposure?.cohort.entry)
        self.since = Nullable(since?.time)
        sinceEntry = Nullable(since?.entry)
    }
}
