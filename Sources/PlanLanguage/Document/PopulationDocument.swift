import Cohorts
import Rollouts

/// The customers that cohorts are chosen from, as written.
struct PopulationDocument: Sendable {
    let customers: Field<ListingDocument>
    let salt: Field<String>
    let hash: Field<CohortHash>
    let invited: Field<[Located<String>]>
    let excluded: Field<ListingDocument>
    let strata: Field<StrataDocument>
    let unit: Field<String>

    enum Key: String, PlanKey {
        case customers, salt, hash, invited, excluded, strata, unit
    }

    static let reader = NodeReader { node, findings in
        Fields<Key>(node, findings).map { PopulationDocument($0) }
    }

    private init(_ fields: Fields<Key>) {
        customers = fields.required(.customers, ListingDocument.reader)
        salt = fields.optional(.salt, .text)
        hash = fields.optional(.hash, .word)
        invited = fields.optional(.invited, .list(of: .text, atMost: 100_000))
        excluded = fields.optional(.excluded, ListingDocument.reader)
        strata = fields.optional(.strata, StrataDocument.reader)
        unit = fields.optional(.unit, .words)
    }
}

/// A table of customers as written.
struct ListingDocument: Sendable {
    let csv: Field<String>
    let command: Field<[Located<String>]>
    let env: Field<[Located<String>]>
    let sqlite: Field<String>
    let query: Field<String>
    let id: Field<String>
    let separator: Field<CSVSeparator>
    let at: Location

    enum Key: String, PlanKey {
        case csv, command, env, sqlite, query, id, separator
    }

    static let reader = NodeReader { node, findings in
        Fields<Key>(node, findings).map { ListingDocument($0) }
    }

    private init(_ fields: Fields<Key>) {
        at = fields.at
        csv = fields.optional(.csv, .text)
        command = fields.optional(.command, .list(of: .text))
        env = fields.optional(.env, .list(of: .text))
        sqlite = fields.optional(.sqlite, .text)
        query = fields.optional(.query, .text)
        id = fields.required(.id, .text)
        separator = fields.optional(.separator, .separator)
    }
}

extension NodeReader where Value == CSVSeparator {
    /// Reads a tab in single quotes too, where YAML keeps the backslash.
    fileprivate static let separator = scalar(
        "one of " + CSVSeparator.allCases.map(\.quoted).joined(separator: ", ")
    ) { CSVSeparator(rawValue: $0 == "\\t" ? "\t" : $0) }
}

/// The parts of a cohort as written.
struct StrataDocument: Sendable {
    let by: Field<String>
    let shares: Field<[Named<Double>]>

    enum Key: String, PlanKey {
        case by, shares
    }

    static let reader = NodeReader { node, findings in
        Fields<Key>(node, findings).map { StrataDocument($0) }
    }

    private init(_ fields: Fields<Key>) {
        by = fields.required(.by, .text)
        shares = fields.required(.shares, .named(.stratumShare))
    }
}

extension NodeReader where Value == Double {
    fileprivate static let stratumShare = share(
        "a share such as 20%, over 0 and under 1",
        from: 0.000_001
    )
}
