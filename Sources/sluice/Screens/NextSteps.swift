import RolloutAPI
import Rollouts
import Values

/// The obstacles to the next step, and the time at which to try again.
struct NextSteps {
    let decision: Decision
    let now: Instant
    let terminal: Terminal

    var lines: [String] {
        guard let first = decision.obstacles.first, let phrase = decision.obstaclePhrase else {
            return [terminal.styled("Next", .bold) + "  \(decision.summary.sanitizedForTerminal)"]
        }
        let title = "Next  \(phrase)"
        var lines = [terminal.styled(title, first.rule.outcome == .notYet ? .warning : .bad)]
        for obstacle in decision.obstacles {
            lines += obstacle.sentence.sanitizedForTerminal.wrapped(to: terminal.width - 4)
                .enumerated()
                .map { index, line in (index == 0 ? "  · " : "    ") + line }
        }
        if let retry = decision.retryAfter {
            let wait = retry - now
            lines.append(
                "  Try again after \(retry.minute)"
                    + (wait > .zero ? " (in \(wait.spoken))" : "")
            )
        }
        return lines
    }
}
