import Cohorts
import RolloutAPI
import RolloutController
import Rollouts
import Values

/// A customer's past in a rollout: the answer in a sentence, then each step.
struct CustomerHistoryScreen {
    let history: CustomerHistory
    let id: CustomerID
    let rollout: String
    let now: Instant
    let terminal: Terminal

    var lines: [String] {
        let steps = history.steps.map { step in
            (
                "\(step.effect.mark) \(step.stage)",
                "\(past(step.time)): \(step.why); entry \(step.entry) by \(step.actor.name)"
            )
        }
        return sentence.harmlessLines(of: terminal.width).map { terminal.styled($0, .bold) }
            + (steps.isEmpty ? [] : [""]) + FactList(facts: steps, terminal: terminal).lines
    }

    private var sentence: String {
        if let since = history.since {
            return "\(id.text) has \(rollout) since \(past(since.time)) (entry \(since.entry))"
        }
        guard let last = history.periods.last, let end = last.end else {
            return "\(id.text) never had \(rollout), as far as its lists tell"
        }
        return "\(id.text) does not have \(rollout); it had from \(last.start.time.minute) to "
            + "\(past(end.time)) (entries \(last.start.entry) and \(end.entry))"
    }

    private func past(_ time: Instant) -> String { "\(time.minute), \((now - time).ago)" }
}
