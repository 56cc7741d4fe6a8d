package import Rollouts
package import Values

/// The way to wait for what time mends: how often to look, and until when.
package struct Patience: Sendable {
    /// The longest time between two looks.
    let interval: Span
    /// The time after which the last refusal stands; nil to wait for as long as it takes.
    let deadline: Instant?
    let clock: @Sendable () -> Instant
    /// Lets some time pass, and tells the waiting person what it is for.
    let pass: @Sendable (Duration, Wait) async throws -> Void

    package init(
        lookingEvery interval: Span,
        until deadline: Instant?,
        clock: @escaping @Sendable () -> Instant,
        pass: @escaping @Sendable (Duration, Wait) async throws -> Void
    ) {
        self.interval = interval
        self.deadline = deadline
        self.clock = clock
        self.pass = pass
    }

    /// The time to let pass after a refusal: to the earliest time at which it may end, or to the
    /// next look.
    func pause(after decision: Decision, at now: Instant) -> Duration {
        let due = decision.prospects.earliest.map { $0 - now }.flatMap { $0 > .zero ? $0 : nil }
        let left = deadline.map { $0 - now } ?? interval.duration
        return max(min(due ?? interval.duration, interval.duration, left), .milliseconds(100))
    }

    func isOver(at now: Instant) -> Bool { deadline.map { $0 <= now } ?? false }
}

/// A wait under way: what was in the way in the last look.
package struct Wait: Sendable {
    package let decision: Decision
    /// The time of the last look.
    package let at: Instant
    package let deadline: Instant?
}
