package import AuditLog
import PlanLanguage
package import Rollouts

/// The customers chosen for a stage, and what goes into the evidence.
package struct ChosenCohort: Sendable {
    package let evidence: CohortEvidence
    /// Nil if the choice failed.
    package let list: CohortList?
    /// The reason for the failure, including customers' ids that are kept out of the log.
    package let problem: String?
}

extension ChosenCohort {
    /// Creates the result of a failed choice.
    init(failing error: any Error, for stage: Stage) {
        let discreet = (error as? ListingFailure)?.discreet ?? "\(error)"
        self.init(
            evidence: CohortEvidence(stage: stage.name, .failed(why: discreet)),
            list: nil,
            problem: "\(error)"
        )
    }
}
