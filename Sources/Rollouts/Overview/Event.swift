package import Values

/// One decision of a rollout's past, as shown in a report.
package struct Event: Hashable, Sendable {
    /// The entry's index in the log.
    package let entry: Int
    package let time: Instant
    package let kind: String
    package let actor: Actor
    package let outcome: Outcome
    package let exposure: Decision.Exposure
    package let summary: String

    package init(
        entry: Int,
        time: Instant,
        kind: String,
        actor: Actor,
        outcome: Outcome,
        exposure: Decision.Exposure,
        summary: String
    ) {
        self.entry = entry
        self.time = time
        self.kind = kind
        self.actor = actor
        self.outcome = outcome
        self.exposure = exposure
        self.summary = summary
    }
}
