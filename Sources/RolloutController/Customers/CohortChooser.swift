import AuditLog
import Cohorts
package import Rollouts
import Values

/// Chooses a stage's cohort from the current list of customers.
package struct CohortChooser: Sendable {
    let log: RolloutLog
    private let environment: [String: String]
    private let progress: CustomerProgress?

    package init(
        of log: RolloutLog,
        environment: [String: String],
        progress: CustomerProgress? = nil
    ) {
        self.log = log
        self.environment = environment
        self.progress = progress
    }

    /// Chooses the cohort of a stage with its members; nil if the plan lists no customers.
    ///
    /// Customers who have the release keep it. An unreadable list is a failed choice, not an
    /// error.
    ///
    /// - Throws: `CancellationError` if it was interrupted.
    package func chosen(for stage: Stage, in rollout: Rollout) async throws -> ChosenCohort? {
        guard let population = rollout.plan?.population else { return nil }
        let reading = PopulationReading(
            of: population,
            in: rollout,
            environment: environment,
            progress: progress
        )
        let answer = await Deadline.result(within: Self.limit) {
            await Result { try await self.choice(for: stage, in: rollout, reading) }
        }
        try Task.checkCancellation()
        switch answer {
        case .success(let chosen)?: return chosen
        case .failure(let interruption as CancellationError)?: throw interruption
        case .failure(let error)?: return ChosenCohort(failing: error, for: stage)
        case nil: return ChosenCohort(failing: ListingFailure.tooSlow(Self.limit), for: stage)
        }
    }

    /// The longest time for reading a list of customers.
    private static let limit: Duration = .seconds(1_800)

    private func choice(
        for stage: Stage,
        in rollout: Rollout,
        _ reading: PopulationReading
    ) async throws -> ChosenCohort {
        let staying = try rollout.state.cohort.map { try log.list(of: $0).members } ?? []
        let cohort = try await reading.cohort(of: stage.cohort, staying: staying)
        return ChosenCohort(
            evidence: CohortEvidence(
                stage: stage.name,
                .chosen(cohort: CohortSummary(cohort, staying: staying))
            ),
            list: CohortList(members: cohort.members, passedOver: cohort.passedOver),
            problem: nil
        )
    }
}
