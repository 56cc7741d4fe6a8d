import Rollouts
import Values

/// A freeze as written.
struct FreezeDocument: Sendable {
    let from: Field<Instant>
    let to: Field<Instant>
    let reason: Field<String>

    enum Key: String, PlanKey {
        case from, to, reason
    }

    static let reader = NodeReader { node, findings in
        Fields<Key>(node, findings).map { FreezeDocument($0) }
    }

    private init(_ fields: Fields<Key>) {
        from = fields.required(.from, .instant)
        to = fields.required(.to, .instant)
        reason = fields.required(.reason, .words)
    }
}
