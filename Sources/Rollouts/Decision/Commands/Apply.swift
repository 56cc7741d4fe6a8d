import Values

extension DecisionContext {
    /// Puts the plan in force, or amends the one in force.
    ///
    /// An amendment voids approvals and keeps the evidence of unchanged checks. It never changes
    /// who is exposed: the current stage must be the same in the new plan. It leaves nothing
    /// without the stage that it refers to by name, and a program's loosens nothing.
    func apply(digest: String) -> Decision {
        guard let current = state.plan else {
            return applied(digest, summary: "applied \(plan.name)")
        }
        guard current.digest != digest else {
            return decision(.alreadyThere, summary: "this plan is already in force")
        }
        if let refusal = refusalToLoosen(by: [change(digest)]) { return refusal }
        if let problem = exposureProblem { return decision(.refused, summary: problem) }
        if let refusal = stageRefusal { return refusal }
        return applied(
            digest,
            summary: "amended \(plan.name): approvals given before no longer count"
                + plan.amendment(of: state).summary
        )
    }

    private func applied(_ digest: String, summary: String) -> Decision {
        decision(
            .recorded,
            to: state.stage.flatMap { plan.carriedStages(of: state).renames[$0] },
            summary: summary,
            changes: [change(digest)]
        )
    }

    private func change(_ digest: String) -> Change {
        .planApplied(
            digest: digest,
            by: actor.name,
            blockers: plan.blockers,
            amendment: plan.amendment(of: state)
        )
    }

    private var exposureProblem: String? {
        let exposed = "\(state.exposure.grouped) users"
        if state.cohort != nil { return frozenProblem(exposed) }
        switch state.phase {
        case .planned:
            return nil
        case .live(let name):
            guard let stage = plan.stage(carried(name)) else { return nil }
            guard stage.cohort.most != state.exposure else { return nil }
            return "stage \(name) is live with \(exposed): an amendment may not change that"
        case .completed:
            guard plan.stages.last?.cohort.most != state.exposure else { return nil }
            return "the rollout is complete with \(exposed): an amendment may not change that"
        }
    }

    /// Returns the reason the new plan cannot keep a frozen cohort, which needs room in its stage.
    private func frozenProblem(_ exposed: String) -> String? {
        guard let name = state.stage, let stage = plan.stage(carried(name)) else { return nil }
        return stage.cohort.most >= state.exposure
            ? nil
            : "stage \(stage.name) is live with \(exposed), and would take \(stage.cohort.text)"
    }
}
