import RolloutController
package import Rollouts
package import Values

extension Answer {
    /// Returns the overview; nil if no plan is in force.
    package func overview(_ now: Instant) -> Overview? {
        rollout.plan.map {
            Overview(
                plan: $0,
                state: rollout.state,
                decision: decision,
                evidence: evidence ?? Evidence(),
                now: now
            )
        }
    }
}
