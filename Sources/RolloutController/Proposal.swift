package import Rollouts

/// A decision that is not recorded yet, with everything it is based on.
package struct Proposal: Sendable {
    package let request: Request
    package let options: RequestOptions
    package let rollout: Rollout
    package let gathered: Gathered
    package let decision: Decision

    package init(
        _ request: Request,
        _ options: RequestOptions,
        _ rollout: Rollout,
        _ gathered: Gathered,
        _ decision: Decision
    ) {
        self.request = request
        self.options = options
        self.rollout = rollout
        self.gathered = gathered
        self.decision = decision
    }
}
