extension Outcome {
    /// Returns the mark of the outcome: ✓ done, ✗ refused, · not yet, ‖ held, ↩ rolled back.
    ///
    /// A no-go that tripped has held the rollout or taken it back.
    package func mark(isRollback: Bool) -> String {
        switch self {
        case .advanced, .alreadyThere, .recorded: "✓"
        case .refused, .sourceFailed, .conflict, .notPermitted, .invalid: "✗"
        case .notYet, .awaitingApproval: "·"
        case .held: "‖"
        case .rolledBack: "↩"
        case .tripped: isRollback ? "↩" : "‖"
        }
    }

    /// The outcome in a few words.
    package var phrase: String {
        switch self {
        case .advanced: "advanced"
        case .alreadyThere: "already there"
        case .notYet: "not yet"
        case .held: "held"
        case .refused: "refused"
        case .awaitingApproval: "waits for approval"
        case .tripped: "a no-go tripped"
        case .conflict: "conflict"
        case .sourceFailed: "an evidence source failed"
        case .recorded: "recorded"
        case .rolledBack: "rolled back"
        case .notPermitted: "not permitted"
        case .invalid: "not possible"
        }
    }
}

extension Decision {
    /// The mark of the outcome.
    package var mark: String { outcome.mark(isRollback: isRollback) }

    /// True if it takes the release back, even from the last who were left.
    package var isRollback: Bool {
        changes.contains { if case .rolledBack = $0 { true } else { false } }
    }
}

extension Event {
    /// The mark of the outcome.
    package var mark: String {
        outcome.mark(isRollback: exposure.after < exposure.before)
    }
}
