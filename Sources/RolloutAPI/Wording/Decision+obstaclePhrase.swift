package import Rollouts

extension Decision {
    /// The phrase for the first obstacle, in which a freeze is not a hold; nil without obstacles.
    package var obstaclePhrase: String? {
        guard let first = obstacles.first else { return nil }
        let isFrozen = obstacles.allSatisfy { $0.rule.outcome != .held || $0.rule == .freeze }
        return first.rule == .freeze && isFrozen ? "frozen" : first.rule.outcome.phrase
    }
}
