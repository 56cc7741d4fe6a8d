import RolloutAPI
import Rollouts
import Values

/// The obstacles to the next step, and the time at which to try again.
struct NextSteps {
    let decision: Decision
    let now: Instant
    let terminal: Terminal

    var lines: [String] {
        guard let first = decision.obstacles.first else {
            return [terminal.styled("Next", .bold) + "  \(decision.summary.harmless)"]
        }
        let isFrozen = decision.obstacles.allSatisfy {
            $0.rule.outcome != .held || $0.rule == .freeze
        }
        let phrase = first.rule == .freeze && isFrozen ? "frozen" : first.rule.outcome.phrase
        let title = "Next  \(phrase)"
        var lines = [terminal.styled(title, first.rule.outcome == .notYet ? .warning : .bad)]
        for obstacle in decision.obstacles {
            lines += obstacle.sentence.harmless.wrapped(to: terminal.width - 4).enumerated()
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

extension Outcome {
    /// The outcome in a few words.
    var phrase: String {
        switch self {
        case .advanced: "advanced"
        case .alreadyThere: "already there"
        case .notYet: "not yet"
        case .held: "held"
        case .refused: "refused"
        case .awaitingApproval: "waits for approval"
        case .tripped: "a no-go tripped"
        case .conflict: "conflict"
        case .sourceFailed: "an evidence source failed"
        case .recorded: "recorded"
        case .rolledBack: "rolled back"
        case .notPermitted: "not permitted"
        case .invalid: "not possible"
        }
    }
}
