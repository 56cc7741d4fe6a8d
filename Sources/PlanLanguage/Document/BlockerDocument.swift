import Rollouts

/// A known issue as written.
struct BlockerDocument: Sendable {
    let id: Field<String>
    let severity: Field<Severity>
    let title: Field<String>
    let contact: ContactDocument
    let impact: Field<String>
    let behaviour: Field<String>
    let workaround: Field<String>
    let mitigation: Field<String>
    let before: Field<String>
    let cleared: Field<ClearanceDocument>

    enum Key: String, PlanKey {
        case id, severity, title, impact, behaviour, workaround, mitigation, before, cleared
        case owner, link
    }

    static let reader = NodeReader { node, findings in
        Fields<Key>(node, findings).map { BlockerDocument($0) }
    }

    private init(_ fields: Fields<Key>) {
        id = fields.required(.id, .name)
        severity = fields.required(.severity, .word)
        title = fields.optional(.title, .words)
        contact = ContactDocument(fields, owner: .owner, link: .link)
        impact = fields.optional(.impact, .words)
        behaviour = fields.optional(.behaviour, .words)
        workaround = fields.optional(.workaround, .words)
        mitigation = fields.optional(.mitigation, .text)
        before = fields.optional(.before, .text)
        cleared = fields.optional(.cleared, ClearanceDocument.reader)
    }
}

/// The reason a known issue no longer stops anything, as written.
struct ClearanceDocument: Sendable {
    let evidence: Field<String>
    let decision: Field<String>

    enum Key: String, PlanKey {
        case evidence, decision
    }

    static let reader = NodeReader { node, findings in
        Fields<Key>(node, findings).map { ClearanceDocument($0) }
    }

    private init(_ fields: Fields<Key>) {
        evidence = fields.required(.evidence, .words)
        decision = fields.required(.decision, .words)
    }
}
