package import Cohorts

/// The customers that cohorts are chosen from.
package struct Population: Hashable, Codable, Sendable {
    package let customers: Listing
    /// A text mixed into each customer's rank, so that two rollouts do not always try the same
    /// people.
    package let salt: String
    /// The hash that ranks the customers; nil for SHA-256.
    package let hash: CohortHash?
    /// The customers ranked first, in this order.
    package let invited: [String]
    package let excluded: Listing?
    package let strata: Strata?
    /// The column of the unit, such as a company, that is taken as a whole or not at all.
    package let unit: String?

    package init(
        customers: Listing,
        salt: String,
        hash: CohortHash? = nil,
        invited: [String] = [],
        excluded: Listing? = nil,
        strata: Strata? = nil,
        unit: String? = nil
    ) {
        self.customers = customers
        self.salt = salt
        self.hash = hash
        self.invited = invited
        self.excluded = excluded
        self.strata = strata
        self.unit = unit
    }
}

extension Population {
    package var ranking: CohortRanking { CohortRanking(salt: salt, hash: hash ?? .sha256) }

    /// A table of customers, and the column that contains their ids.
    package struct Listing: Hashable, Sendable {
        package let table: Table
        package let id: String
        /// The separator of a CSV file's columns; nil for a comma.
        package let separator: CSVSeparator?

        package init(_ table: Table, id: String, separator: CSVSeparator? = nil) {
            self.table = table
            self.id = id
            self.separator = separator
        }
    }

    package enum Table: Hashable, Sendable {
        /// A file with a header line.
        case csv(String)
        /// A program that prints CSV with a header line.
        case command(Program)
        /// A SQLite database and the query that lists the customers.
        case sqlite(String, query: String)
    }
}

extension Population.Listing {
    /// The name in messages: the file or the program.
    package var name: String {
        switch table {
        case .csv(let file): file
        case .command(let program): program.name
        case .sqlite(let file, _): file
        }
    }

    /// The program that prints the table; nil if it is not printed by one.
    var program: Program? {
        switch table {
        case .command(let program): program
        case .csv, .sqlite: nil
        }
    }
}

extension Population.Listing: Codable {
    private enum Key: String, CodingKey { case csv, sqlite, query, id, separator }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        id = try container.decode(String.self, forKey: .id)
        separator = try container.decodeIfPresent(CSVSeparator.self, forKey: .separator)
        if let file = try container.decodeIfPresent(String.self, forKey: .csv) {
            table = .csv(file)
        } else if let file = try container.decodeIfPresent(String.self, forKey: .sqlite) {
            table = .sqlite(file, query: try container.decode(String.self, forKey: .query))
        } else {
            let keys = try decoder.container(keyedBy: Program.Key.self)
            guard let program = try Program.decode(from: keys) else {
                throw DecodingError.keyNotFound(
                    Program.Key.command,
                    .init(codingPath: keys.codingPath, debugDescription: "a table has no kind")
                )
            }
            table = .command(program)
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(id, forKey: .id)
        try container.encodeIfPresent(separator, forKey: .separator)
        switch table {
        case .csv(let file): try container.encode(file, forKey: .csv)
        case .command(let program):
            var keys = encoder.container(keyedBy: Program.Key.self)
            try program.encode(into: &keys)
        case .sqlite(let file, let query):
            try container.encode(file, forKey: .sqlite)
            try container.encode(query, forKey: .query)
        }
    }
}
