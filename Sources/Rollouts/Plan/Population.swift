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

extension Population.Listing: Codable {
    private enum Key: String, CodingKey { case csv, command, id }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let id = try container.decode(String.self, forKey: .id)
        if let file = try container.decodeIfPresent(String.self, forKey: .csv) {
            self = .csv(file, id: id)
        } else {
            self = .command(try container.decode([String].self, forKey: .command), id: id)
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .csv(let file, let id):
            try container.encode(file, forKey: .csv)
            try container.encode(id, forKey: .id)
        case .command(let words, let id):
            try container.encode(words, forKey: .command)
            try container.encode(id, forKey: .id)
        }
    }
}
