package import RolloutController
import Rollouts
import Values

extension RolloutLog {
    /// Returns the customers in a stage, or without one those who have the release now.
    ///
    /// Nil if nobody is exposed; an unknown stage is a `Failure`, as are customers whom the plan
    /// did not list.
    package func exposure(ofNamed stage: String?, in rollout: Rollout) throws -> ExposedCohort? {
        guard let stage else { return try present(in: rollout.state) }
        if let exposure = try exposure(of: stage, in: rollout.state) { return exposure }
        throw Failure(Self.unknown(stage, in: rollout), .unknownName)
    }

    private func present(in state: State) throws -> ExposedCohort? {
        if let exposure = try exposure(in: state) { return exposure }
        guard state.exposure > 0 else { return nil }
        throw Failure(
            "\(state.phase.text) was entered by a plan without a population: it is unknown which "
                + "\(state.exposure.grouped) users have the release",
            .customersUnknown
        )
    }

    private static func unknown(_ stage: String, in rollout: Rollout) -> String {
        let stages = rollout.plan?.stages.map(\.name) ?? []
        guard stages.contains(stage) else {
            let near = stage.hint(in: stages)
            return "the plan has no stage \(stage)\(near)"
        }
        return "no cohort was frozen for \(stage) yet; who would be in the next stage: "
            + "sluice cohort preview".withGivenOptions
    }
}
