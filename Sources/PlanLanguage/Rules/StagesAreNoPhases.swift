import Rollouts

extension Rules {
    /// Requires that no stage has the name of a phase, which a decision would not tell from it.
    @Sendable static func stagesAreNoPhases(_ plan: PlanDocument) -> [Finding] {
        plan.stages.items().compactMap(\.name.located)
            .filter { phases.contains($0.value) }
            .map { name in
                .error(
                    "\(name.value.quoted) is what a rollout is before and after its stages; "
                        + "give the stage another name",
                    at: name.at
                )
            }
    }

    private static let phases = [State.Phase.planned.text, State.Phase.completed.text]
}
