package import Rollouts

extension Decision {
    /// The mark of the outcome: ✓ done, ✗ refused, · not yet, ‖ held, ↩ rolled back.
    package var mark: String {
        switch outcome {
        case .advanced, .alreadyThere, .recorded: "✓"
        case .refused, .sourceFailed, .conflict, .notPermitted, .invalid: "✗"
        case .notYet, .awaitingApproval: "·"
        case .held: "‖"
        case .rolledBack: "↩"
        case .tripped: isRollback ? "↩" : "‖"
        }
    }
}
