extension DecisionContext {
    func stepObstacles(to target: String?) -> [Obstacle] {
        guard let target, let next = nextStage, target != next.name else { return [] }
        return [
            Obstacle(
                rule: .oneStage,
                subject: target,
                message: "\(target) is more than one stage ahead; the next is \(next.name)"
            )
        ]
    }
}
