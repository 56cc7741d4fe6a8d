package import Values

/// The conduct of the guard when nobody can see a no-go condition.
package struct GuardRule: Hashable, Codable, Sendable {
    /// The time without an answer after which people are told.
    package let blindAfter: Span
    package let onBlind: BlindReaction

    package init(blindAfter: Span = Self.standardBlindAfter, onBlind: BlindReaction = .tell) {
        self.blindAfter = blindAfter
        self.onBlind = onBlind
    }

    package static let standardBlindAfter = Span.minutes(10)

    package enum BlindReaction: String, Codable, Sendable, CaseIterable {
        case tell
        /// Tell, and hold the rollout until a person releases it.
        case hold
    }
}

extension Plan {
    /// The time for which a completed rollout is watched on, unless the plan says another.
    package static let standardWatch = Span.days(30)

    /// The guard's conduct, as the plan says or else the standard one.
    package var guardRule: GuardRule { self.guard ?? GuardRule() }
}
