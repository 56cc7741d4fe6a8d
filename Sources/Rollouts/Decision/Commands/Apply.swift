import Values

extension DecisionContext {
    /// Puts the plan in force, or amends the one in force.
    ///
    /// An amendment voids approvals and keeps the evidence of unchanged checks. It never changes
    /// who is exposed: the current stage must be the same in the new plan. And it leaves nothing
    /// without the stage that it refers to by name.
    func apply(digest: String, differences: [String]) -> Decision {
        guard let current = state.plan else {
            return applied(digest, summary: "applied \(plan.name)")
        }
        guard current.digest != digest else {
            return decision(.alreadyThere, summary: "this plan is already in force")
        }
        if let problem = exposureProblem { return decision(.refused, summary: problem) }
        if let refusal = stageRefusal { return refusal }
        if actor.kind != .person, let blocker = lightenedBlocker {
            return decision(
                .notPermitted,
                summary: "the plan clears or lightens \(blocker.id), which is for a person to do"
            )
        }
        let count = differences.count
        return applied(
            digest,
            summary: "amended \(plan.name): \(count) \(count == 1 ? "difference" : "differences"); "
                + "approvals given before no longer count" + plan.amendment(of: state).summary
        )
    }

    private func applied(_ digest: String, summary: String) -> Decision {
        decision(
            .recorded,
            to: state.stage.flatMap { plan.carriedStages(of: state).renames[$0] },
            summary: summary,
            changes: [
                .planApplied(
                    digest: digest,
                    by: actor.name,
                    blockers: plan.blockers,
                    amendment: plan.amendment(of: state)
                )
            ]
        )
    }

    /// An open issue that the new plan would clear, or make less severe.
    private var lightenedBlocker: Blocker? {
        state.register.blockers.first { blocker in
            guard blocker.isOpen, !blocker.isChangedByHand,
                let planned = plan.blockers.first(where: { $0.id == blocker.id })
            else { return false }
            return planned.cleared != nil || planned.severity > blocker.details.severity
        }
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
