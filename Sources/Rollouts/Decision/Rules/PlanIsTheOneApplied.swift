extension DecisionContext {
    var planObstacles: [Obstacle] {
        guard let current = state.plan, let planDigest, planDigest != current.digest else {
            return []
        }
        return [
            Obstacle(
                rule: .planChanged,
                subject: plan.name,
                message: "the plan's file was changed since it was applied",
                remedy: .applyChangedPlan
            )
        ]
    }
}
