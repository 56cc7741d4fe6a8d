import Rollouts
import Values

/// A check as written, at any place of the plan.
struct CheckDocument: Sendable {
    /// The id of the check; the check of a mitigation or risk has its owner's.
    let id: Field<String>
    let title: Field<String>
    let contact: ContactDocument
    let measure: Field<MeasureDocument>
    let require: Field<RequirementDocument>
    let validFor: Field<Span>
    let when: Field<Check.Applicability>
    let sustained: Field<Span>
    let onFail: Field<Check.Reaction>
    let repeats: Field<Check.Repeats>
    let since: Field<Check.Since>
    let stages: Field<WrittenStages>
    /// Keys that belong to another kind of check.
    let misplaced: [Located<String>]
    let at: Location

    enum Key: String, PlanKey {
        case id, title, measure, require, validFor, when, sustained, onFail, repeats, since, stages
        case owner, link

        static let noGoOnly: [Key] = [.when, .sustained, .onFail, .stages]
    }

    /// The keys of a check that takes its id and title from its owner.
    enum OwnedKey: String, PlanKey {
        case measure, require, validFor, repeats
    }

    static let noGo = NodeReader { node, findings in
        Fields<Key>(node, findings).map { CheckDocument($0, isNoGo: true) }
    }

    static let gate = NodeReader { node, findings in
        Fields<Key>(node, findings).map { CheckDocument($0, isNoGo: false) }
    }

    static func owned(id: Field<String>, title: Field<String>) -> NodeReader<CheckDocument> {
        NodeReader { node, findings in
            Fields<OwnedKey>(node, findings).map { CheckDocument($0, id: id, title: title) }
        }
    }

    private init(_ fields: Fields<Key>, isNoGo: Bool) {
        at = fields.at
        id = fields.required(.id, .name)
        title = fields.optional(.title, .words)
        contact = ContactDocument(fields, owner: .owner, link: .link)
        measure = fields.required(.measure, MeasureDocument.reader)
        require = fields.required(.require, RequirementDocument.reader)
        validFor = fields.optional(.validFor, .positiveSpan)
        misplaced = fields.written(isNoGo ? [.since] : Key.noGoOnly)
        repeats = fields.optional(.repeats, .word)
        since = isNoGo ? .absent : fields.optional(.since, .word)
        when = isNoGo ? fields.optional(.when, .word) : .absent
        sustained = isNoGo ? fields.optional(.sustained, .positiveSpan) : .absent
        onFail = isNoGo ? fields.optional(.onFail, .word) : .absent
        stages = isNoGo ? fields.optional(.stages, WrittenStages.reader) : .absent
    }

    private init(_ fields: Fields<OwnedKey>, id: Field<String>, title: Field<String>) {
        at = fields.at
        self.id = id
        self.title = title
        contact = .none
        measure = fields.required(.measure, MeasureDocument.reader)
        require = fields.required(.require, RequirementDocument.reader)
        validFor = fields.optional(.validFor, .positiveSpan)
        repeats = fields.optional(.repeats, .word)
        since = .absent
        (when, sustained, onFail, misplaced) = (.absent, .absent, .absent, [])
        stages = .absent
    }
}
