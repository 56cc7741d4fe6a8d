extension Situation {
    /// Puts the plan in force, or amends the one that is.
    ///
    /// An amendment voids approvals and evidence, and never changes who is exposed: the current
    /// stage must stand in the new plan as it stands now.
    func apply(digest: String, differences: [String]) -> Decision {
        guard let current = state.plan else {
            return applied(digest, summary: "applied \(plan.name)")
        }
        guard current.digest != digest else {
            return decision(.alreadyThere, summary: "this plan is already in force")
        }
        if let problem = exposureProblem { return decision(.refused, summary: problem) }
        let count = differences.count
        return applied(
            digest,
            summary: "amended \(plan.name): \(count) \(count == 1 ? "difference" : "differences")"
        )
    }

    private func applied(_ digest: String, summary: String) -> Decision {
        decision(
            .recorded,
            summary: summary,
            changes: [.planApplied(digest: digest, blockers: plan.blockers)]
        )
    }

    private var exposureProblem: String? {
        let exposed = "\(state.exposure.grouped) users"
        switch state.phase {
        case .planned:
            return nil
        case .live(let name):
            guard plan.stage(name)?.cohort.most != state.exposure else { return nil }
            return "stage \(name) is live with \(exposed): an amendment may not change that"
        case .completed:
            guard plan.stages.last?.cohort.most != state.exposure else { return nil }
            return "the rollout is complete with \(exposed): an amendment may not change that"
        }
    }
}
