extension DecisionContext {
    /// Returns the decision on a release that takes one more person; nil if this one completes it.
    ///
    /// A person counts once, and a program never.
    func releaseAwaitingOthers(of hold: Hold) -> Decision? {
        let hasAgreed = hold.releasedBy.contains { actor.isNamed($0) }
        let agreed = hold.releasedBy + (hasAgreed ? [] : [actor.name])
        guard agreed.count < hold.peopleNeeded else { return nil }
        let others = hold.peopleNeeded - agreed.count
        let message =
            "\(hold.id) takes \(hold.peopleNeeded) people to release: "
            + "\(agreed.joined(separator: ", ")) would, and \(others) more must, not "
            + agreed.joined(separator: " or ")
        return decision(
            .awaitingApproval,
            obstacles: [
                Obstacle(
                    rule: .approval,
                    subject: hold.id,
                    message: message,
                    remedy: .release(hold: hold.id)
                )
            ],
            summary: message,
            changes: hasAgreed ? [] : [.releaseAgreed(hold: hold.id, by: actor.name)]
        )
    }
}

extension Hold {
    /// The number of people that a release takes, and who has agreed, as the middle of a sentence;
    /// empty for a hold that one releases.
    package var peopleText: String {
        guard peopleNeeded > 1 else { return "" }
        let agreed = releasedBy.joined(separator: ", ")
        return ", for \(peopleNeeded) people to release"
            + (agreed.isEmpty ? "" : " (\(agreed) would)")
    }
}
