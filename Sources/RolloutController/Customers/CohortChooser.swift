package import AuditLog
package import Rollouts

/// Chooses a stage's cohort from the customers as they are listed now.
package struct CohortChooser: Sendable {
    private let log: RolloutLog
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
        do {
            let staying = try standing.state.cohort.map { try log.list(of: $0).members } ?? []
            let cohort = try await reading.cohort(of: stage.cohort, staying: staying)
            let list = CohortList(members: cohort.members, passedOver: cohort.passedOver)
            return Chosen(
                choice: CohortChoice(stage: stage.name, .chosen(ChosenCohort(cohort))),
                list: list
            )
        } catch let interruption as CancellationError {
            throw interruption
        } catch {
            return Chosen(
                choice: CohortChoice(stage: stage.name, .failed(why: "\(error)")),
                list: nil
            )
        }
    }

    package struct Chosen: Sendable {
        package let choice: CohortChoice
        /// Nil where the choice failed.
        package let list: CohortList?
    }
}
