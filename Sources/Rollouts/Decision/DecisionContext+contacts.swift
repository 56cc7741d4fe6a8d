extension DecisionContext {
    /// Returns the obstacle with the contact of the part of the plan that it is about, if any.
    func asking(_ obstacle: Obstacle) -> Obstacle {
        contact(of: obstacle).map { obstacle.asking($0) } ?? obstacle
    }

    private func contact(of obstacle: Obstacle) -> Contact? {
        switch obstacle.rule {
        case .checkFailed, .evidence, .sourceFailed:
            plan.allChecks.first { $0.check.id == obstacle.subject }?.check.contact
                ?? plan.mitigation(obstacle.subject)?.contact
        case .mitigation, .mitigationOverdue:
            plan.mitigation(obstacle.subject)?.contact
        case .blocker:
            state.register.blocker(obstacle.subject)?.details.contact
        case .planChanged, .hold, .freeze, .oneStage, .noChecks, .cohort, .soak, .approval,
            .loosens, .clock:
            nil
        }
    }
}
