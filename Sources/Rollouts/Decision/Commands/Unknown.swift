import Values

extension Situation {
    var noPlan: Decision {
        decision(.invalid, summary: "no plan is in force", remedy: .applyPlan)
    }

    func unknownStage(_ name: String) -> Decision {
        unknown("stage", name, among: plan.stages.map(\.name))
    }

    func unknown(_ kind: String, _ name: String, among known: [String]) -> Decision {
        let hint = name.nearest(in: known).map { "; did you mean \($0)?" } ?? ""
        return decision(.invalid, summary: "the plan has no \(kind) \(name)\(hint)")
    }
}
