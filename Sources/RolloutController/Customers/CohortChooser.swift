package import AuditLog
import Cohorts
package import Rollouts

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
    package func chosen(for stage: Stage, in standing: Standing) async throws -> Chosen? {
        guard let population = standing.plan?.population else { return nil }
        let reading = PopulationReading(
            of: population,
            in: standing,
            environment: environment,
            progress: progress
        )
        let answer = await Deadline.result(within: Self.limit) {
            await Result { try await self.choice(for: stage, in: standing, reading) }
        }
        try Task.checkCancellation()
        switch answer {
        case .success(let chosen)?: return chosen
        case .failure(let interruption as CancellationError)?: throw interruption
        case .failure(let error)?: return Chosen(failing: error, for: stage)
        case nil: return Chosen(failing: ListingFailure.tooSlow(Self.limit), for: stage)
        }
    }

    /// The longest time for reading a list of customers.
    private static let limit: Duration = .seconds(1_800)

    private func choice(
        for stage: Stage,
        in standing: Standing,
        _ reading: PopulationReading
    ) async throws -> Chosen {
        let staying = try standing.state.cohort.map { try log.list(of: $0).members } ?? []
        let cohort = try await reading.cohort(of: stage.cohort, staying: staying)
        return Chosen(
            choice: CohortChoice(
                stage: stage.name,
                .chosen(ChosenCohort(cohort, staying: staying))
            ),
            list: CohortList(members: cohort.members, passedOver: cohort.passedOver),
            problem: nil
        )
    }

    package struct Chosen: Sendable {
        package let choice: CohortChoice
        /// Nil if the choice failed.
        package let list: CohortList?
        /// The reason for the failure, including customers' ids that are kept out of the log.
        package let problem: String?
    }
}

extension CohortChooser.Chosen {
    fileprivate init(failing error: any Error, for stage: Stage) {
        let discreet = (error as? ListingFailure)?.discreet ?? "\(error)"
        self.init(
            choice: CohortChoice(stage: stage.name, .failed(why: discreet)),
            list: nil,
            problem: "\(error)"
        )
    }
}
