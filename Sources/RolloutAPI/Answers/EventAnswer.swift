import RolloutController
package import Rollouts
package import Values

/// A past decision in a few keys.
package struct EventAnswer: Encodable {
    package let entry: Int
    package let time: Instant
    package let kind: String
    package let actor: Actor
    package let outcome: Outcome
    package let exposure: Decision.Exposure
    package let summary: String

    package init(_ event: Event) {
        entry = event.entry
        time = event.time
        kind = event.kind
        actor = event.actor
        outcome = event.outcome
        exposure = event.exposure
        summary = event.summary
    }
}
