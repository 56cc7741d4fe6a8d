import Cohorts
import Rollouts

extension PopulationDocument {
    func population(salt standard: String) -> Population? {
        customers.value?.listing.map { customers in
            Population(
                customers: customers,
                salt: salt.value ?? standard,
                hash: hash.value,
                invited: invited.items(),
                excluded: excluded.value?.listing,
                strata: strata.value?.strata,
                unit: unit.value
            )
        }
    }
}

extension ListingDocument {
    fileprivate var listing: Population.Listing? {
        guard let id = id.value, let table else { return nil }
        return Population.Listing(table, id: id, separator: separator.value)
    }

    private var table: Population.Table? {
        if let file = csv.value { return .csv(file) }
        if let file = sqlite.value { return query.value.map { .sqlite(file, query: $0) } }
        return command.isWritten
            ? .command(Program(command.items(), environment: env.items())) : nil
    }
}

extension StrataDocument {
    fileprivate var strata: Strata? {
        guard let column = by.value, let shares = shares.value else { return nil }
        return Strata(
            column: column,
            shares.map { Strata.Stratum(name: $0.name.value, weight: $0.value.millionths) }
        )
    }
}

extension Double {
    /// A share in whole millionths; 20% is 200,000.
    var millionths: Int { Int((self * 1_000_000).rounded()) }
}
