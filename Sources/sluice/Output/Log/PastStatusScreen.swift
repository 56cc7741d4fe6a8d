import RolloutController
import Rollouts
import Values

/// The status of a rollout at a past moment.
struct PastStatusScreen {
    let history: RolloutLog.History
    let terminal: Terminal

    var text: String {
        let last = history.events.last.map { event in
            "last entry \(event.entry), \(event.time.minute), \(event.kind) by "
                + "\(event.actor.name): \(event.summary)"
        }
        let title = terminal.styled("As of \(history.overview.now.text)", .bold)
        let lines = [last, "checks judged then, on the last readings recorded by then"]
            .compactMap { $0 }
            .flatMap { $0.harmlessLines(of: terminal.width - 2).map { "  \($0)" } }
        let status = StatusScreen(overview: history.overview, terminal: terminal).text
        return ([title] + lines + ["", status]).joined(separator: "\n")
    }
}

/// The JSON answer of `log at --json`: that of `status --json`, the moment and the last entry.
struct PastStatusJSON: Encodable {
    let status: StatusJSON
    let asOf: Instant
    let lastEntry: Nullable<EventJSON>

    private enum Key: String, CodingKey { case asOf, lastEntry }

    init(_ history: RolloutLog.History) {
        status = StatusJSON(history.overview)
        asOf = history.overview.now
        lastEntry = Nullable(history.events.last.map(EventJSON.init))
    }

    init(nothingOf rollout: String, at time: Instant) {
        status = StatusJSON(nothingOf: rollout)
        asOf = time
        lastEntry = Nullable(nil)
    }

    func encode(to encoder: any Encoder) throws {
        try status.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(asOf, forKey: .asOf)
        try container.encode(lastEntry, forKey: .lastEntry)
    }
}

/// A past decision in a few keys.
struct EventJSON: Encodable {
    let entry: Int
    let time: Instant
    let kind: String
    let actor: Actor
    let outcome: Outcome
    let exposure: Decision.Exposure
    let summary: String

    init(_ event: Event) {
        entry = event.entry
        time = event.time
        kind = event.kind
        actor = event.actor
        outcome = event.outcome
        exposure = event.exposure
        summary = event.summary
    }
}
