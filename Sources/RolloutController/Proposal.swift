package import Rollouts

/// A decision that is not recorded yet, with everything it is based on.
package struct Proposal: Sendable {
    package let request: Request
    package let terms: Terms
    package let standing: Standing
    package let gathered: Gathered
    package let decision: Decision

    package init(
        _ request: Request,
        _ terms: Terms,
        _ standing: Standing,
        _ gathered: Gathered,
        _ decision: Decision
    ) {
        self.request = request
        self.terms = terms
        self.standing = standing
        self.gathered = gathered
        self.decision = decision
    }
}
