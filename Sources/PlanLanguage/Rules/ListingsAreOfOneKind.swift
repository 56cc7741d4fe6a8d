extension Rules {
    @Sendable static func listingsAreOfOneKind(_ plan: PlanDocument) -> [Finding] {
        let population = plan.population.value
        return [population?.customers.value, population?.excluded.value].compactMap { listing in
            guard let listing, listing.csv.isWritten == listing.command.isWritten else {
                return nil
            }
            return .notOneListing(at: listing.at)
        }
    }
}

extension Finding {
    fileprivate static func notOneListing(at location: Location) -> Self {
        .error("customers come from one of csv and command", at: location)
    }
}
