package import Values

/// A request for a change to a rollout, or for a look at it.
package struct Request: Hashable, Codable, Sendable {
    package let command: Command
    package let actor: Actor
    /// The digest of the plan that the caller has; nil for the one in the log.
    package let planDigest: String?
    /// The time at which a stop was asked for while the log took no writes; nil for all others.
    package let askedAt: Instant?
    /// True if a person says that the clock is right, although it is far ahead of all others.
    package let clockIsRight: Bool?

    package init(
        command: Command,
        actor: Actor,
        planDigest: String? = nil,
        askedAt: Instant? = nil,
        clockIsRight: Bool = false
    ) {
        self.command = command
        self.actor = actor
        self.planDigest = planDigest
        self.askedAt = askedAt
        self.clockIsRight = clockIsRight ? true : nil
    }
}
