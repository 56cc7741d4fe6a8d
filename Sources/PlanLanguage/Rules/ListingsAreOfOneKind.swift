import Rollouts

extension Rules {
    @Sendable static func listingsAreOfOneKind(_ plan: PlanDocument) -> [Finding] {
        let population = plan.population.value
        return [population?.customers.value, population?.excluded.value].compactMap { listing in
            guard let listing else { return nil }
            let kinds = [
                listing.csv.isWritten, listing.command.isWritten, listing.sqlite.isWritten,
            ]
            guard kinds.count(where: { $0 }) == 1 else { return .notOneListing(at: listing.at) }
            return listing.sqlite.isWritten == listing.query.isWritten
                ? nil : .queryApart(at: listing.at)
        }
    }
}

extension Finding {
    fileprivate static func notOneListing(at location: Location) -> Self {
        .error("customers come from one of csv, command and sqlite", at: location)
    }

    fileprivate static func queryApart(at location: Location) -> Self {
        .error("sqlite and query belong together: the database, and what to ask it", at: location)
    }
}
