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
            List.self, Contains.self, History.self, Diff.self, At.self, Export.self, Preview.self,
            Forget.self,
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
    ) throws -> (rollout: String, exposure: ExposedCohort?) {
        let log = try common.openRecords()
        let rollout = try common.settings.rolloutName(in: log)
        return (rollout, try log.exposure(ofNamed: stage, in: log.rollout(named: rollout)))
    }
}
