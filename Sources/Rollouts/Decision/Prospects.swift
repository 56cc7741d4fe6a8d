package import Values

/// The obstacles to a request by what removes them, and the time at which to try again.
package struct Prospects: Hashable, Sendable {
    /// The obstacles that somebody has to remove.
    package let blocking: [Obstacle]
    /// The obstacles that time alone removes.
    package let waiting: [Obstacle]
    /// The earliest time at which to try again, once nothing blocks; nil if none is known.
    package let earliest: Instant?
}

extension Decision {
    package var prospects: Prospects {
        let waiting = obstacles.filter(\.isTemporary)
        return Prospects(
            blocking: obstacles.filter { !$0.isTemporary },
            waiting: waiting,
            earliest: waiting.compactMap(\.retryAfter).max()
        )
    }
}

extension Obstacle {
    /// True if it goes by itself: a hold or freeze that ends, a soak, or samples still to come.
    package var isTemporary: Bool {
        switch rule {
        case .soak: true
        // Times of a zone that nobody knows here have no end that time would bring.
        case .hold, .freeze: retryAfter != nil
        // Evidence with a remedy is a person's or a program's word, which no time brings.
        case .evidence: remedy == nil
        case .planChanged, .oneStage, .checkFailed, .noChecks, .cohort, .blocker, .mitigation,
            .mitigationOverdue, .sourceFailed, .approval, .loosens, .clock:
            false
        }
    }
}
