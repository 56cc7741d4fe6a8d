package import RolloutController
import Rollouts
import Values

extension RolloutLog {
    /// Returns `planned`, the stages of the plan in force, and `completed`.
    package func stageNames(of name: String) throws -> [String] {
        let stages = try rollout(named: name).plan?.stages.map(\.name) ?? []
        return [State.Phase.planned.text] + stages + [State.Phase.completed.text]
    }
}
