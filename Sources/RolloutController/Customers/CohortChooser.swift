package import AuditLog
import Cohorts
package import Rollouts

/// Chooses a stage's cohort from the customers as they are listed now.
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

    /// The cohort of a stage, and who is in it; nil where the plan lists no customers.
    ///
    /// Whoever has the release stays in it. A list that cannot be read is a choice that failed,
    /// and no error.
    ///
    /// - Throws: `CancellationError` where it was interrupted.
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

    /// Nobody waits longer for a list of customers.
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
        /// Nil where the choice failed.
        package let list: CohortList?
        /// Why it failed, with the customers' ids that the log is not told.
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
