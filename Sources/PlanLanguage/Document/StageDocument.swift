import Rollouts
import Values

/// A stage as written.
struct StageDocument: Sendable {
    let name: Field<String>
    let cohort: Field<CohortSize>
    let soak: Field<Span>
    let gates: Field<[Located<CheckDocument>]>
    let approvals: Field<[Located<ApprovalDocument>]>
    let was: Field<String>
    let at: Location

    enum Key: String, PlanKey {
        case name, cohort, soak, gates, approvals, was
    }

    static let reader = NodeReader { node, findings in
        Fields<Key>(node, findings).map { StageDocument($0) }
    }

    private init(_ fields: Fields<Key>) {
        at = fields.at
        name = fields.required(.name, .name)
        cohort = fields.required(.cohort, .cohort)
        soak = fields.required(.soak, .span)
        gates = fields.optional(.gates, .list(of: CheckDocument.gate))
        approvals = fields.optional(.approvals, ApprovalDocument.rules)
        was = fields.optional(.was, .name)
    }
}

/// The approvals of one kind that are required to enter a stage, as written.
struct ApprovalDocument: Sendable {
    let count: Field<Int>
    let role: Field<String>
    let group: Field<String>
    let notRequester: Field<Bool>
    let validFor: Field<Span>

    enum Key: String, PlanKey {
        case count, role, group, notRequester, validFor
    }

    /// Reads one rule, or a list of them.
    static let rules = NodeReader { node, findings in
        guard case .sequence = node.content else {
            return reader.read(node, findings).map { [Located(value: $0, at: node.at)] }
        }
        return NodeReader<[Located<Self>]>.list(of: reader, atMost: 20).read(node, findings)
    }

    private static let reader = NodeReader { node, findings in
        Fields<Key>(node, findings).map { ApprovalDocument($0) }
    }

    private init(_ fields: Fields<Key>) {
        count = fields.optional(.count, .integer(1...20))
        role = fields.optional(.role, .text)
        group = fields.optional(.group, .text)
        notRequester = fields.optional(.notRequester, .boolean)
        validFor = fields.optional(.validFor, .positiveSpan)
    }
}
