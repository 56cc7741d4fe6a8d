package import RolloutController
import Rollouts
package import Values

/// The JSON answer of `log at --json`: that of `status --json`, the moment and the last entry.
package struct PastStatus: Encodable {
    package let status: RolloutStatus
    package let asOf: Instant
    package let lastEntry: Nullable<EventAnswer>

    private enum Key: String, CodingKey { case asOf, lastEntry }

    package init(_ history: RolloutLog.History) {
        status = RolloutStatus(history.overview)
        asOf = history.overview.now
        lastEntry = Nullable(history.events.last.map(EventAnswer.init))
    }

    package init(nothingOf rollout: String, at time: Instant) {
        status = RolloutStatus(nothingOf: rollout)
        asOf = time
        lastEntry = Nullable(nil)
    }

    package func encode(to encoder: any Encoder) throws {
        try status.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(asOf, forKey: .asOf)
        try container.encode(lastEntry, forKey: .lastEntry)
    }
}
