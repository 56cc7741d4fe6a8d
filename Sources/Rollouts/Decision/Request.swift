/// A request for a change to a rollout, or for a look at it.
package struct Request: Hashable, Codable, Sendable {
    package let command: Command
    package let actor: Actor
    /// The digest of the plan that the caller has; nil for the one in the log.
    package let planDigest: String?

    package init(command: Command, actor: Actor, planDigest: String? = nil) {
        self.command = command
        self.actor = actor
        self.planDigest = planDigest
    }
}
