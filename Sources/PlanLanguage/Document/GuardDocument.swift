import Rollouts
import Values

/// The guard's conduct as written.
struct GuardDocument: Sendable {
    let blindAfter: Field<Span>
    let onBlind: Field<GuardRule.BlindReaction>

    enum Key: String, PlanKey {
        case blindAfter, onBlind
    }

    static let reader = NodeReader { node, findings in
        Fields<Key>(node, findings).map { GuardDocument($0) }
    }

    private init(_ fields: Fields<Key>) {
        blindAfter = fields.optional(.blindAfter, .positiveSpan)
        onBlind = fields.optional(.onBlind, .word)
    }

    var rule: GuardRule {
        GuardRule(
            blindAfter: blindAfter.value ?? GuardRule.standardBlindAfter,
            onBlind: onBlind.value ?? .tell
        )
    }
}
