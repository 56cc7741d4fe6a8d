import Rollouts

/// The customers that cohorts are chosen from, as it is written.
struct PopulationDocument: Sendable {
    let customers: Field<ListingDocument>
    let salt: Field<String>
    let invited: Field<[Located<String>]>
    let excluded: Field<ListingDocument>

    enum Key: String, PlanKey {
        case customers, salt, invited, excluded
    }

    static let reading = Reading { node, findings in
        Fields<Key>(node, findings).map { PopulationDocument($0) }
    }

    private init(_ fields: Fields<Key>) {
        customers = fields.required(.customers, ListingDocument.reading)
        salt = fields.optional(.salt, .text)
        invited = fields.optional(.invited, .list(of: .text, atMost: 100_000))
        excluded = fields.optional(.excluded, ListingDocument.reading)
    }
}

/// A table of customers as it is written.
struct ListingDocument: Sendable {
    let csv: Field<String>
    let command: Field<[Located<String>]>
    let id: Field<String>
    let at: Location

    enum Key: String, PlanKey {
        case csv, command, id
    }

    static let reading = Reading { node, findings in
        Fields<Key>(node, findings).map { ListingDocument($0) }
    }

    private init(_ fields: Fields<Key>) {
        at = fields.at
        csv = fields.optional(.csv, .text)
        command = fields.optional(.command, .list(of: .text))
        id = fields.required(.id, .text)
    }
}
