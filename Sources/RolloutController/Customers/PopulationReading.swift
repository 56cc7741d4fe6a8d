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
    /// The most whose ids are kept, as whoever is not among them has the release.
    private static let keptMax = 1_000_000

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

    /// Chooses a cohort; for a share of the customers, the list is read once more to count them.
    ///
    /// - Throws: `ListingFailure`, `CancellationError`.
    func cohort(of cohort: CohortSize, staying: [CustomerID]) async throws -> SelectedCohort {
        if let unit = population.unit { return try await units(unit, cohort, staying) }
        let isEverybody = cohort.extent == .all
        let (excluded, left) = try await excludedCustomers(keepingIDs: isEverybody)
        let invited = try population.invited.map { try CustomerID($0) }
        let named = Set(invited + staying).filter { !excluded.contains($0) }
        let wanted = cohort.size(
            invited: invited.count { named.contains($0) },
            named: named.count,
            eligible: cohort.isCounted ? 0 : try await eligible(excluded)
        )
        // Of everybody no stratum is a part.
        let strata = isEverybody ? nil : population.strata
        let selected = try await selection(
            try CohortSelection(
                size: wanted,
                invited: invited,
                staying: staying,
                excluded: excluded,
                strata: strata,
                comparedMax: Self.comparedMax
            ),
            stratum: strata?.column
        )
        return isEverybody ? selected.everybody(but: left) : selected
    }

    /// Chooses whole units: they are counted first, and their customers taken in a second reading.
    private func units(
        _ unit: String,
        _ cohort: CohortSize,
        _ staying: [CustomerID]
    ) async throws -> SelectedCohort {
        let (excluded, _) = try await excludedCustomers(keepingIDs: false)
        let invited = try population.invited.map { try CustomerID($0) }
        return try await naming(population.customers) {
            var units = try CustomerUnits(invited: invited, staying: staying, excluded: excluded)
            try await listing(population.customers, stratum: unit).forEachRow { id, unit, line in
                guard units.seen < Self.customersMax else { throw Self.tooMany }
                try units.add(id, unit: unit, line: line)
            }
            let size = cohort.size(invited: 0, named: 0, eligible: units.eligible)
            var chosen = try units.chosen(size: size)
            try await listing(population.customers, stratum: unit).forEachRow { id, unit, _ in
                chosen.add(id, unit: unit)
            }
            return try chosen.cohort()
        }
    }

    /// Returns the number of customers who could be chosen.
    private func eligible(_ excluded: ExcludedCustomers) async throws -> Int {
        let counted = try await selection(
            try CohortSelection(
                size: 0,
                excluded: excluded,
                strata: population.strata,
                comparedMax: Self.comparedMax
            ),
            stratum: population.strata?.column
        )
        return counted.seen - counted.excluded - counted.unplaced
    }

    private static let comparedMax = CohortSelection.comparedMax / ParallelSelection.processors

    private func selection(
        _ empty: CohortSelection,
        stratum: String?
    ) async throws -> SelectedCohort {
        try await naming(population.customers) {
            var selection = ParallelSelection(of: empty)
            try await listing(population.customers, stratum: stratum)
                .forEachRow { id, stratum, line in
                    guard selection.seen < Self.customersMax else { throw Self.tooMany }
                    try selection.add(id, stratum: stratum, line: line)
                }
            return try selection.cohort()
        }
    }

    /// Returns the excluded customers, and their ids if these are kept.
    private func excludedCustomers(
        keepingIDs: Bool
    ) async throws -> (ExcludedCustomers, ids: [CustomerID]) {
        let ranking = population.ranking
        guard let table = population.excluded else {
            return (ExcludedCustomers(ranking: ranking), [])
        }
        let most = keepingIDs ? Self.keptMax : Self.excludedMax
        return try await naming(table) {
            var excluded = ExcludedCustomers(ranking: ranking)
            var ids: [CustomerID] = []
            try await listing(table, stratum: nil).forEachRow { id, _, line in
                guard excluded.count < most else { throw Self.tooManyExcluded(most) }
                try excluded.add(id, line: line)
                if keepingIDs { ids.append(CustomerID(checked: id)) }
            }
            try excluded.checkWhole()
            return (excluded, ids)
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

    private static func tooManyExcluded(_ most: Int) -> ListingFailure {
        ListingFailure(
            "it lists over \(most.grouped) customers to exclude; leave them out of the list "
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
            },
            units: cohort.units
        )
    }
}
