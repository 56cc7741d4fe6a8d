package import Cohorts

/// The JSON answer of `cohort contains - --json`.
package struct MembersAnswer: Encodable {
    package let rollout: String
    /// The ids that have the release.
    package let members: [String]

    package init(_ rollout: String, _ members: [CustomerID]) {
        self.rollout = rollout
        self.members = members.map(\.text)
    }
}
