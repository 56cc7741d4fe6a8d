import RolloutAPI
import Rollouts
import Values

/// The obstacles to the next step, those that block apart from those that only wait, and the
/// earliest time at which to try again.
struct NextSteps {
    let decision: Decision
    let now: Instant
    let terminal: Terminal

    var lines: [String] {
        guard let first = decision.obstacles.first, let phrase = decision.obstaclePhrase else {
            return [terminal.styled("Next", .bold) + "  \(decision.summary.sanitizedForTerminal)"]
        }
        let style: Terminal.Style = first.rule.outcome == .notYet ? .warning : .bad
        return [terminal.styled("Next  \(phrase)", style)] + obstacles
    }

    /// The obstacles and the time without a title.
    var obstacles: [String] {
        section("Blocks", prospects.blocking, "✗", .bad)
            + section("Waits", prospects.waiting, "·", .warning)
            + (end.map { wrapped($0, "  ", nil) } ?? [])
    }

    private var prospects: Prospects { decision.prospects }

    private func section(
        _ title: String,
        _ obstacles: [Obstacle],
        _ mark: String,
        _ style: Terminal.Style
    ) -> [String] {
        guard !obstacles.isEmpty else { return [] }
        return ["  " + terminal.styled(title, .bold)]
            + obstacles.flatMap { obstacle in
                wrapped(obstacle.message, "  \(mark) ", style)
                    + (obstacle.contact.map { wrapped($0.text, "      ", nil) } ?? [])
                    + (obstacle.hint.map { wrapped($0, "      ", .accent) } ?? [])
            }
    }

    /// The time at which to try again, and the number of obstacles that time does not remove.
    private var end: String? {
        let (people, all) = (prospects.blocking.count, decision.obstacles.count)
        let share = people < all ? "\(people) of \(all)" : all == 2 ? "both" : "all \(all)"
        let verb = people == 1 ? "needs" : "need"
        let acts = people == 0 || all == 1 ? nil : "\(share) \(verb) somebody to act"
        guard let earliest = prospects.earliest else { return acts }
        let wait = earliest - now
        let time = "Earliest \(earliest.minute)" + (wait > .zero ? ", in \(wait.spoken)" : "")
        return time + (acts.map { "; \($0)" } ?? "")
    }

    /// Wraps a text behind a mark, the further lines below its beginning.
    private func wrapped(_ text: String, _ start: String, _ style: Terminal.Style?) -> [String] {
        let gap = String(repeating: " ", count: start.columns)
        return text.harmlessLines(of: terminal.width - start.columns).enumerated()
            .map { ($0 == 0 ? start : gap) + terminal.styled($1, style) }
    }
}
