import Rollouts

/// A risk as written.
struct RiskDocument: Sendable {
    let id: Field<String>
    let title: Field<String>
    let contact: ContactDocument
    let impact: Field<String>
    let mitigation: Field<String>
    let watch: Field<CheckDocument>

    enum Key: String, PlanKey {
        case id, title, impact, mitigation, watch, owner, link
    }

    static let reader = NodeReader { node, findings in
        Fields<Key>(node, findings).map { RiskDocument($0) }
    }

    private init(_ fields: Fields<Key>) {
        id = fields.required(.id, .name)
        title = fields.optional(.title, .words)
        contact = ContactDocument(fields, owner: .owner, link: .link)
        impact = fields.optional(.impact, .words)
        mitigation = fields.optional(.mitigation, .words)
        watch = fields.optional(.watch, CheckDocument.owned(id: id, title: title))
    }
}
