package import RolloutController
import Rollouts

extension RolloutLog {
    /// Returns `planned`, the stages of the plan in force, and `completed`.
    package func stageNames(of rollout: String) throws -> [String] {
        let stages = try standing(of: rollout).plan?.stages.map(\.name) ?? []
        return [State.Phase.planned.text] + stages + [State.Phase.completed.text]
    }
}
