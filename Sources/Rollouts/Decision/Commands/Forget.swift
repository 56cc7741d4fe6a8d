extension Situation {
    /// Puts on record that a customer was taken off the rollout's lists.
    ///
    /// Whoever has the release is one fewer with it, if the customer did.
    func forget(_ forgetting: Forgetting, reason: String) -> Decision {
        guard state.plan != nil else { return noPlan }
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
