extension DecisionContext {
    /// Records that a customer was removed from the rollout's lists.
    ///
    /// The exposure decreases by one if the customer had the release.
    func forget(_ forgetting: Forgetting, reason: String) -> Decision {
        guard !forgetting.lists.isEmpty else {
            return decision(.alreadyThere, summary: "no list has the customer")
        }
        let present = forgetting.lists.first { $0.cohort.entry == state.cohort?.entry }
        let stages = forgetting.lists.map { "\($0.stage) (entry \($0.cohort.entry))" }
        return decision(
            .recorded,
            exposure: present?.cohort.members.count,
            summary: "one customer forgotten, in \(stages.joined(separator: ", ")): \(reason)",
            changes: forgetting.lists.map { .forgotten(stage: $0.stage, cohort: $0.cohort) }
        )
    }
}
