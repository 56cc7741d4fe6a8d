package import Cohorts
package import RolloutController
import Rollouts

/// The JSON answer of `cohort contains --json`.
package struct MembershipAnswer: Encodable {
    package let rollout: String
    package let id: String
    package let member: Bool
    package let stage: Nullable<String>
    package let entry: Nullable<Int>

    package init(_ rollout: String, _ id: CustomerID, _ exposure: ExposedCohort?, isMember: Bool) {
        self.rollout = rollout
        self.id = id.text
        member = isMember
        stage = Nullable(exposure?.stage)
        entry = Nullable(exposure?.cohort.entry)
    }
}
