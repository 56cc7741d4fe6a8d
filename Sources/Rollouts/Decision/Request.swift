package import Values

/// A request for a change to a rollout, or for a look at it.
package struct Request: Hashable, Codable, Sendable {
    package let command: Command
    package let actor: Actor
    /// The digest of the plan that the caller has; nil for the one in the log.
    package let planDigest: String?
    /// The time at which a stop was asked for while the log took no writes; nil for all others.
    package let askedAt: Instant?

    package init(
        command: Command,
        actor: Actor,
        planDigest: String? = nil,
        askedAt: Instant? = nil
    ) {
        self.command = command
        self.actor = actor
        self.planDigest = planDigest
        self.askedAt = askedAt
    }
}
