package import Values

/// A look of the guard at a rollout, and when the next one is to be expected.
package struct GuardLook: Hashable, Sendable {
    package let at: Instant
    /// The time between two looks; nil if the guard was run for one look, or by the log alone.
    package let interval: Span?

    package init(at time: Instant, interval: Span? = nil) {
        at = time
        self.interval = interval
    }
}

extension Overview {
    /// True if a look of the guard shows that the no-go conditions are watched, as they are to be.
    ///
    /// Nil if nothing is to be watched, or nobody asked. Three missed looks are taken for a guard
    /// that runs no longer; without an interval, the time after which the plan calls a condition
    /// unseen.
    package var isWatched: Bool? {
        guard plan.isWatching(state, at: now) else { return nil }
        switch background.watch {
        case .notAsked: return nil
        case .neverSeen: return false
        case .looked(let look):
            let patience: Duration =
                look.interval.map { .milliseconds($0.milliseconds * 3) + .seconds(30) }
                ?? plan.guardRule.blindAfter.duration
            return now - look.at <= patience
        }
    }
}
