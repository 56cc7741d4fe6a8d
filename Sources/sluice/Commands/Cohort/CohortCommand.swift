import ArgumentParser
import Cohorts
import RolloutAPI
import RolloutController
import Rollouts
import Values

struct CohortCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cohort",
        abstract: "Ask who has the release, had it or would get it.",
        subcommands: [
            List.self, Contains.self, Diff.self, At.self, Export.self, Preview.self, Forget.self,
        ]
    )
}

extension CohortCommand {
    /// Returns the customers in a stage, or without one those who have the release now.
    ///
    /// The exposure is nil if nobody is exposed.
    static func exposure(
        of stage: String?,
        _ common: CommonOptions
    ) throws -> (rollout: String, exposure: Exposure?) {
        let log = try common.settings.openLog()
        let rollout = try common.settings.rolloutName(in: log)
        let standing = try log.standing(of: rollout)
        guard let stage else { return (rollout, try present(in: standing.state, log)) }
        if let exposure = try log.exposure(of: stage, in: standing.state) {
            return (rollout, exposure)
        }
        throw Failure(unknown(stage, in: standing), .usage)
    }

    private static func present(in state: State, _ log: RolloutLog) throws -> Exposure? {
        if let exposure = try log.exposure(in: state) { return exposure }
        guard state.exposure > 0 else { return nil }
        throw Failure(
            "\(state.phase.text) was entered by a plan without a population: it is unknown which "
                + "\(state.exposure.grouped) users have the release",
            .usage
        )
    }

    private static func unknown(_ stage: String, in standing: Standing) -> String {
        let stages = standing.plan?.stages.map(\.name) ?? []
        guard stages.contains(stage) else {
            let near = stage.nearest(in: stages).map { "; did you mean \($0)?" } ?? ""
            return "the plan has no stage \(stage)\(near)"
        }
        return "no cohort was frozen for \(stage) yet; who would be in the next stage: "
            + "sluice cohort preview"
    }
}
