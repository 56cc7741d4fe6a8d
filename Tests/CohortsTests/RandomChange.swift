@testable import Cohorts

/// A cohort, and what became of its population before the next one is chosen.
///
/// Nobody is invited any more, other people are excluded, some are gone, and every other seed has
/// another salt.
struct RandomChange {
    var population: RandomPopulation
    /// The cohort before.
    let before: [CustomerID]
    let list: [RandomPopulation.Customer]
    let ranking: CohortRanking
    private let excluded: [String]

    init(seed: UInt64, hash: CohortHash) throws {
        var population = RandomPopulation(seed: seed, hash: hash)
        before = try population.cohort(of: population.nextSize()).members
        let mixed = population.nextOrder()
        list = Array(mixed.dropLast(mixed.count / 5))
        excluded = stride(from: 0, to: mixed.count, by: 6).map { mixed[$0].id }
        ranking = seed % 2 == 0 ? population.ranking : CohortRanking(salt: "new", hash: hash)
        self.population = population
    }

    /// Customers who are not excluded.
    var able: [RandomPopulation.Customer] {
        list.filter { customer in !excluded.contains { $0.utf8.elementsEqual(customer.id.utf8) } }
    }

    /// Of the cohort before those who can be members now.
    var staying: [CustomerID] {
        let able = Set(able.map { Array($0.id.utf8) })
        return before.filter { able.contains($0.bytes) }
    }

    func cohort(of size: Int, strata: Strata?) throws -> SelectedCohort {
        var refused = ExcludedCustomers(ranking: ranking)
        for id in excluded { try refused.add(id, line: 2) }
        var selection = try CohortSelection(
            size: size,
            staying: before,
            excluded: refused,
            strata: strata
        )
        for (index, customer) in list.enumerated() {
            try selection.add(customer.id, stratum: customer.stratum, line: index + 2)
        }
        return try selection.cohort()
    }
}
