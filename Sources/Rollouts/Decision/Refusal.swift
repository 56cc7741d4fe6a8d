import Values

/// The parts of a refusal that determine whether the next one is new.
package struct Refusal: Hashable, Codable, Sendable {
    package let actor: String
    package let outcome: Outcome
    /// The `rule:subject` of each obstacle.
    package let obstacles: [String]

    package init(actor: String, outcome: Outcome, obstacles: [String]) {
        self.actor = actor
        self.outcome = outcome
        self.obstacles = obstacles
    }
}

extension Refusal {
    /// Returns true if it tells the same person the same.
    func repeats(_ other: Self) -> Bool {
        outcome == other.outcome && obstacles == other.obstacles
            && FoldedName(actor) == FoldedName(other.actor)
    }
}
