package import Rollouts

extension Obstacle {
    /// The command that can remove it; nil if none can.
    package var command: String? { remedy?.command ?? usualCommand }

    /// The command in a sentence of its own; nil if none can remove it.
    package var hint: String? {
        remedy?.hint
            ?? usualCommand.map { command in
                (usualCondition.map { "\($0): " } ?? "") + command
            }
    }

    /// The fact, and the command that can remove it.
    package var sentence: String {
        message + (remedy?.clause ?? hint.map { "; \($0)" } ?? "")
    }

    /// The command for an obstacle that names no remedy of its own.
    private var usualCommand: String? {
        switch rule {
        case .blocker: Remedy.clear(blocker: subject).command
        case .mitigation, .mitigationOverdue:
            "sluice waive \(subject.shellWord) --until 7d --reason …".withGivenOptions
        case .checkFailed, .sourceFailed: "sluice check".withGivenOptions
        case .oneStage: "sluice advance".withGivenOptions
        case .noChecks: Remedy.applyChangedPlan.command
        case .cohort: "sluice cohort preview".withGivenOptions
        case .planChanged, .hold, .freeze, .soak, .evidence, .approval, .loosens, .clock: nil
        }
    }

    /// The beginning of the sentence around the usual command.
    private var usualCondition: String? {
        switch rule {
        case .blocker, .checkFailed, .sourceFailed: "once it is mended"
        case .mitigation, .mitigationOverdue: "carry it out, or go on without it for a while"
        case .oneStage: "to take that one first"
        case .noChecks: "once the plan's file has one"
        case .cohort: "once it is put right, look first"
        case .planChanged, .hold, .freeze, .soak, .evidence, .approval, .loosens, .clock: nil
        }
    }
}
