import Feasibility
import Rollouts
import Values

extension PlanDocument {
    /// Gates that cannot be satisfied with their stage's cohort and soak, each at its location.
    func unsatisfiableGates(of plan: Plan) -> [Finding] {
        let places = Dictionary(
            keepingFirst: checks.compactMap { check in check.id.located.map { ($0.value, $0.at) } }
        )
        return plan.needs().compactMap { need in
            guard let problem = need.problem, let place = places[need.check] else { return nil }
            return .warning(
                "in \(need.stage), \(need.check) needs \(need.text): \(problem.text)",
                at: place
            )
        }
    }
}
