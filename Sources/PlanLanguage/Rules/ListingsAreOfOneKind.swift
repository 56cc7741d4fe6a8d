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
            guard listing.sqlite.isWritten == listing.query.isWritten else {
                return .queryApart(at: listing.at)
            }
            guard listing.sqlite.isWritten, let at = listing.separator.at else { return nil }
            return .nothingSeparated(at: at)
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

    fileprivate static func nothingSeparated(at location: Location) -> Self {
        .error("a separator is of csv, or of the CSV that a command prints", at: location)
    }
}
