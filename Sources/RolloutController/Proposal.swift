package import Rollouts
package import Values

/// A decision that is not recorded yet, with everything it is based on.
package struct Proposal: Sendable {
    package let request: Request
    package let options: RequestOptions
    package let rollout: Rollout
    package let gathered: Gathered
    package let decision: Decision
    /// The clock's reading, by which it was decided.
    package let at: Instant

    package init(
        _ request: Request,
        _ options: RequestOptions,
        _ rollout: Rollout,
        _ gathered: Gathered,
        _ decision: Decision,
        at now: Instant
    ) {
        self.request = request
        self.options = options
        self.rollout = rollout
        self.gathered = gathered
        self.decision = decision
        at = now
    }
}
