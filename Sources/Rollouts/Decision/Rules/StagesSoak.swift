import Values

extension DecisionContext {
    /// The obstacle of a soak that is not over; a clock that runs backwards makes it longer.
    var soakObstacles: [Obstacle] {
        guard let stage = currentStage, let since = state.stageSince else { return [] }
        let end = since + stage.soak.duration
        guard now < end else { return [] }
        return [
            Obstacle(
                rule: .soak,
                subject: stage.name,
                message: "\(stage.name) soaks for \(stage.soak.text), "
                    + "\((end - now).spoken) to go (until \(end.minute))",
                retryAfter: end
            )
        ]
    }
}
