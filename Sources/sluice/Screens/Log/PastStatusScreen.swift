import RolloutController
import Rollouts
import Values

/// The status of a rollout at a past moment.
struct PastStatusScreen {
    let history: RolloutLog.History
    let now: Instant
    let terminal: Terminal

    private var time: Instant { history.overview.now }

    var text: String {
        let last = history.events.last.map { event in
            "last entry \(event.entry), \(event.time.minute), \((now - event.time).ago): "
                + "\(event.kind) by "
                + "\(event.actor.name): \(event.summary)"
        }
        let title = terminal.styled(
            "As of \(time.text)\(time.localClock), \((now - time).ago)",
            .bold
        )
        let lines = [last, "checks judged then, on the last readings recorded by then"]
            .compactMap { $0 }
            .flatMap { $0.harmlessLines(of: terminal.width - 2).map { "  \($0)" } }
        let status = StatusScreen(overview: history.overview, terminal: terminal).text
        return ([title] + lines + ["", status]).joined(separator: "\n")
    }
}
