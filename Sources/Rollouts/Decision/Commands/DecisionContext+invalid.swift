import Values

extension DecisionContext {
    var noPlan: Decision {
        decision(.invalid, summary: "no plan is in force", remedy: .applyPlan)
    }

    /// The reason the actor's name is nobody's; nil for a command that stops, which anybody may.
    var actorProblem: String? {
        actor.kind == .guardian || request.command.traits.stops
            ? nil : Actor.problem(withName: actor.name)
    }

    func unknownStage(_ name: String) -> Decision {
        unknown("stage", name, among: plan.stages.map(\.name))
    }

    func unknown(_ kind: String, _ name: String, among known: [String]) -> Decision {
        let hint = name.hint(in: known)
        return decision(.invalid, summary: "the plan has no \(kind) \(name)\(hint)")
    }
}
