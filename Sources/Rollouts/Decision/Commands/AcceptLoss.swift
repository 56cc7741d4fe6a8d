extension DecisionContext {
    /// Records that entries are lost, and holds the rollout.
    ///
    /// The effect of the lost entries, such as an advance or a rollback, is unknown.
    func accept(_ loss: AcceptedLoss, reason: String) -> Decision {
        guard actor.kind == .person else {
            return decision(.notPermitted, summary: "a loss is accepted by a person")
        }
        let (id, number) = state.nextHold(.loss, by: edition)
        let hold = Hold(
            id: id,
            owner: actor.name,
            reason: "the log lost \(loss.text): see who is exposed, then resume",
            since: latest,
            needsPerson: true,
            number: number
        )
        return decision(
            .recorded,
            summary: "accepted the loss of \(loss.text); the log goes on as \(loss.newOrigin)",
            changes: [.held(hold: hold)]
        )
    }
}
