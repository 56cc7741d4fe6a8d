import RolloutController
package import Rollouts

package struct CohortPreviewAnswer: Encodable {
    package let rollout: String
    package let stage: String
    package let exposure: Decision.Exposure
    package let complete: Bool
    package let objections: [ObstacleAnswer]
    package let cohort: CohortSummary

    /// Creates the answer; `before` is the number of customers who have the release now.
    package init(
        rollout: String,
        stage: Stage,
        cohort: CohortSummary,
        before: Int,
        objections: [Obstacle]
    ) {
        self.rollout = rollout
        self.stage = stage.name
        exposure = .init(before: before, after: cohort.members.count)
        complete = objections.isEmpty
        self.objections = objections.map(ObstacleAnswer.init)
        self.cohort = cohort
    }
}
