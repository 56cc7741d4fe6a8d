import Rollouts
import Values

/// A mitigation as written.
struct MitigationDocument: Sendable {
    let id: Field<String>
    let title: Field<String>
    let contact: ContactDocument
    let level: Field<Mitigation.Level>
    let due: Field<DeadlineDocument>
    let whenOverdue: Field<Severity>
    let verify: Field<CheckDocument>
    let at: Location

    enum Key: String, PlanKey {
        case id, title, level, due, whenOverdue, verify, owner, link
    }

    static let reader = NodeReader { node, findings in
        Fields<Key>(node, findings).map { MitigationDocument($0) }
    }

    private init(_ fields: Fields<Key>) {
        at = fields.at
        id = fields.required(.id, .name)
        title = fields.optional(.title, .words)
        contact = ContactDocument(fields, owner: .owner, link: .link)
        level = fields.required(.level, .word)
        due = fields.optional(.due, DeadlineDocument.reader)
        whenOverdue = fields.optional(.whenOverdue, .word)
        verify = fields.optional(.verify, CheckDocument.owned(id: id, title: title))
    }
}

/// The deadline of a mitigation, as written.
struct DeadlineDocument: Sendable {
    let before: Field<String>
    let within: Field<Span>
    let after: Field<String>
    let at: Location

    enum Key: String, PlanKey {
        case before, within, after
    }

    static let reader = NodeReader { node, findings in
        Fields<Key>(node, findings).map { DeadlineDocument($0) }
    }

    private init(_ fields: Fields<Key>) {
        at = fields.at
        before = fields.optional(.before, .text)
        within = fields.optional(.within, .span)
        after = fields.optional(.after, .text)
    }
}
