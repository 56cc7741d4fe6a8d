/// The customers that cohorts are chosen from.
package struct Population: Hashable, Codable, Sendable {
    package let customers: Listing
    /// Mixed into each customer's rank, so that two rollouts do not always try the same people.
    package let salt: String
    /// Ranked first, in this order.
    package let invited: [String]
    package let excluded: Listing?

    package init(customers: Listing, salt: String, invited: [String], excluded: Listing?) {
        self.customers = customers
        self.salt = salt
        self.invited = invited
        self.excluded = excluded
    }

    /// A table of customers and the column that names them.
    package enum Listing: Hashable, Sendable {
        case csv(String, id: String)
        case command([String], id: String)
    }
}
