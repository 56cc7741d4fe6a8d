package import Cohorts

/// The JSON answer of `cohort diff --json`.
package struct CohortDifference: Encodable {
    package let rollout: String
    package let from: String
    package let to: String
    package let joining: [String]
    package let leaving: [String]

    package init(
        _ rollout: String,
        _ from: String,
        _ to: String,
        _ joining: [CustomerID],
        _ leaving: [CustomerID]
    ) {
        self.rollout = rollout
        self.from = from
        self.to = to
        self.joining = joining.map(\.text)
        self.leaving = leaving.map(\.text)
    }
}
