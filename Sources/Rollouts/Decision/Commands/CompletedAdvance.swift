extension DecisionContext {
    /// Decides on an advance of a completed rollout, which has nowhere to go.
    ///
    /// A no-go that fails while it is watched, or a mitigation that is overdue, is told all the
    /// same.
    func completedAdvance(to target: String?) -> Decision {
        let failing = isWatched ? checkObstacles.filter { $0.rule == .checkFailed } : []
        let overdue = target == nil ? overdueMitigations.compactMap(overdueObstacle) : []
        let obstacles = failing + overdue
        guard obstacles.isEmpty else { return refusal(obstacles) }
        return decision(
            .alreadyThere,
            summary: target.flatMap { $0 == Self.end ? nil : "already past \($0)" }
                ?? "the rollout is complete"
        )
    }
}
