import Cohorts
import Rollouts
import Values

/// Reads a plan's customers once, keeping those who rank first.
struct PopulationReading: Sendable {
    private let population: Population
    private let setting: ProgramSetting
    private let progress: CustomerProgress?

    /// A sanity limit, above the length of any real list of customers.
    private static let customersMax = 1_000_000_000
    /// All of them are kept while the customers are read, in up to 64 bytes each: who prints the
    /// list cannot make this process take more than 256 MiB for it.
    private static let excludedMax = 4_000_000

    init(
        of population: Population,
        in rollout: Rollout,
        environment: [String: String],
        progress: CustomerProgress?
    ) {
        self.population = population
        self.progress = progress
        let resolver = SecretResolver(folder: rollout.folder, environment: environment)
        let secrets = rollout.plan.map { PlanSecrets(of: $0) } ?? PlanSecrets.none
        setting = ProgramSetting(
            folder: PlanFolder(path: rollout.folder),
            environment: environment,
            rollout: rollout.state.rollout,
            stage: rollout.state.stage,
            blackout: resolver.blackout(of: secrets)
        )
    }

    /// - Throws: `ListingFailure`, `CancellationError`.
    func cohort(of cohort: CohortSize, staying: [CustomerID]) async throws -> SelectedCohort {
        let excluded = try await excludedCustomers()
        let invited = try population.invited.map { try CustomerID($0) }
        let named = Set(invited + staying).filter { !excluded.contains($0) }
        let wanted = cohort.size(
            invited: invited.count { named.contains($0) },
            named: named.count
        )
        return try await naming(population.customers) {
            var selection = ParallelSelection(
                of: try CohortSelection(
                    size: wanted,
                    invited: invited,
                    staying: staying,
                    excluded: excluded,
                    strata: population.strata,
                    comparedMax: CohortSelection.comparedMax / ParallelSelection.processors
                )
            )
            try await listing(population.customers, stratum: population.strata?.column)
                .forEachRow { id, stratum, line in
                    guard selection.seen < Self.customersMax else { throw Self.tooMany }
                    try selection.add(id, stratum: stratum, line: line)
                }
            return try selection.cohort()
        }
    }

    private func excludedCustomers() async throws -> ExcludedCustomers {
        let ranking = population.ranking
        guard let table = population.excluded else { return ExcludedCustomers(ranking: ranking) }
        return try await naming(table) {
            var excluded = ExcludedCustomers(ranking: ranking)
            try await listing(table, stratum: nil).forEachRow { id, _, line in
                guard excluded.count < Self.excludedMax else { throw Self.tooManyExcluded }
                try excluded.add(id, line: line)
            }
            try excluded.checkWhole()
            return excluded
        }
    }

    private func listing(_ table: Population.Listing, stratum: String?) -> CustomerListing {
        CustomerListing(
            listing: table,
            stratum: stratum,
            setting: setting,
            progress: progress
        )
    }

    private static func discreet(_ error: any Error) -> String {
        (error as? CohortProblem)?.discreet ?? (error as? CSVProblem)?.discreet ?? "\(error)"
    }

    private static var tooManyExcluded: ListingFailure {
        ListingFailure(
            "it lists over \(excludedMax.grouped) customers to exclude; leave them out of the list "
                + "of customers instead"
        )
    }

    private static var tooMany: ListingFailure { ListingFailure("it lists too many customers") }

    /// Prefixes every error with the name of the list.
    private func naming<Value>(
        _ table: Population.Listing,
        _ body: () async throws -> Value
    ) async throws -> Value {
        do {
            return try await body()
        } catch let interruption as CancellationError {
            throw interruption
        } catch let error as Unavailable {
            throw ListingFailure(setting.blackout.applied(to: error.why))
        } catch {
            throw ListingFailure(
                setting.blackout.applied(to: "\(table.name): \(error)"),
                discreet: setting.blackout.applied(to: "\(table.name): \(Self.discreet(error))")
            )
        }
    }
}

extension CohortSummary {
    init(_ cohort: SelectedCohort, staying: [CustomerID]) {
        let present = Set(staying)
        let barred = cohort.excludedStaying + cohort.excludedInvited.filter(present.contains)
        let told = Set(cohort.members + cohort.departed + barred)
        self.init(
            members: ListDigest(of: cohort.members),
            passedOver: ListDigest(of: cohort.passedOver),
            invited: cohort.invitedCount,
            departed: cohort.departed.count,
            barred: barred.count,
            unseated: staying.count { !told.contains($0) },
            customers: cohort.seen,
            excluded: cohort.excluded,
            unplaced: cohort.unplaced,
            compared: cohort.compared,
            cutIsShared: cohort.cutIsShared,
            parts: cohort.parts.map {
                Part(stratum: $0.name, count: $0.count, cut: $0.cut?.hex)
            }
        )
    }
}
