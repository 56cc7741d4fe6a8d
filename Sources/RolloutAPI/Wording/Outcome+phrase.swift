package import Rollouts

extension Outcome {
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
    /// The phrase for the first obstacle, in which a freeze is not a hold; nil without obstacles.
    package var obstaclePhrase: String? {
        guard let first = obstacles.first else { return nil }
        let isFrozen = obstacles.allSatisfy { $0.rule.outcome != .held || $0.rule == .freeze }
        return first.rule == .freeze && isFrozen ? "frozen" : first.rule.outcome.phrase
    }
}
