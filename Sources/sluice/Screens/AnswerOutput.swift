import ArgumentParser
import RolloutAPI
import RolloutController
import Rollouts
import Values

/// Prints the answer to a request, and ends with its exit code.
struct AnswerOutput {
    let common: CommonOptions
    let isPreview: Bool

    func print(_ answer: Answer, now: Instant) throws {
        if common.json {
            let rollout = answer.rollout.state.rollout
            try Console.print(
                json: DecisionAnswer(answer, rollout: rollout, now: now),
                ending(of: answer)
            )
        } else {
            let terminal = Terminal.current
            for line in lines(answer, now, terminal) { Console.print(line) }
        }
        if let behind = answer.clockBehind {
            Console.say(
                sentences: "the clock is \(behind.spoken) behind the log's last entry; check it"
                    + Remedy.correctClock.clause
            )
        }
        if answer.isMended {
            Console.say(
                sentences: "tables beside the log's entries were not what the entries add up to; "
                    + "they were rebuilt from the entries"
            )
        }
        if let why = answer.head?.whyUnsigned {
            Console.say(sentences: "the log's head is not signed: \(why)")
        }
        for complaint in answer.cosigning?.complaints ?? [] { Console.say(sentences: complaint) }
        if let problem = answer.flagsProblem { Console.insist(sentences: problem) }
    }

    /// - Throws: The exit status, unless it is success; an outdated flag file is an internal error.
    func end(_ answer: Answer) throws {
        try ending(of: answer).conclude()
    }

    private func ending(of answer: Answer) -> Ending {
        Ending(answer.decision).unless(answer.flagsError)
    }

    private func lines(_ answer: Answer, _ now: Instant, _ terminal: Terminal) -> [String] {
        let decision = answer.decision
        let entry =
            answer.entry.map { answer.isEarlier ? "entry \($0), from before" : "entry \($0)" }
            ?? unrecorded(decision)
        guard !decision.obstacles.isEmpty, ![.tripped, .notPermitted].contains(decision.outcome)
        else {
            let style: Terminal.Style = decision.exitStatus == .success ? .good : .bad
            let mark = decision.exitStatus == .success ? "✓" : "✗"
            return decision.sentence.sanitizedForTerminal.wrapped(to: terminal.width - 2)
                .enumerated()
                .map { index, line in
                    (index == 0 ? terminal.styled(mark, style) + " " : "  ") + line
                } + [terminal.styled("  \(entry)", .dim)]
        }
        return NextSteps(decision: decision, now: now, terminal: terminal).lines
            + [terminal.styled("  \(entry)", .dim)]
    }

    private func unrecorded(_ decision: Decision) -> String {
        guard !isPreview else { return "dry run" }
        // A refusal for the clock says nothing of whether the request would be news.
        guard decision.obstacles.first?.rule != .clock else { return "not recorded" }
        switch decision.outcome {
        case .conflict, .invalid, .notPermitted: return "not recorded"
        case .advanced, .alreadyThere, .notYet, .held, .refused, .awaitingApproval, .tripped,
            .sourceFailed, .recorded, .rolledBack:
            return "nothing new, not recorded"
        }
    }
}
