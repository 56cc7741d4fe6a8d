import Feasibility
import Rollouts
import Values

extension PlanDocument {
    /// Gates that cannot be satisfied with their stage's cohort and soak, each at its location.
    func unsatisfiableGates(of plan: Plan) -> [Finding] {
        let places = Dictionary(keepingFirst: checks.flatMap { $0.places(among: stageNames) })
        return plan.needs().compactMap { need in
            guard let problem = need.problem, let place = places[need.check] else { return nil }
            return .warning(
                "in \(need.stage), \(need.check) needs \(need.text): \(problem.text)",
                at: place
            )
        }
    }
}

extension CheckDocument {
    /// The location under the id as written, and under the one that also names a stage.
    fileprivate func places(among names: [String]) -> [(String, Location)] {
        guard let id = id.located else { return [] }
        let first = stages.value?.stages(among: names).first
        return [(id.value, id.at)] + (first.map { [("\(id.value)@\($0)", id.at)] } ?? [])
    }
}
