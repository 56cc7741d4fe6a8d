import RolloutController
package import Rollouts
package import Values

extension Answer {
    /// Returns the overview; nil if no plan is in force.
    package func overview(_ now: Instant) -> Overview? {
        standing.plan.map {
            Overview(plan: $0, state: standing.state, decision: decision, now: now)
        }
    }
}
