import ArgumentParser
import RolloutAPI
import RolloutController
import Rollouts
import Values

/// Prints the answer to a request, and ends with its exit code.
struct AnswerOutput {
    let common: CommonOptions
    let command: Command
    let isPreview: Bool
    /// The amendment that the command makes; nil if it makes none.
    var amendment: AmendmentDetails?

    func print(_ answer: Answer, now: Instant) throws {
        if common.json {
            try printJSON(answer, now)
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

    private func printJSON(_ answer: Answer, _ now: Instant) throws {
        let rollout = answer.rollout.state.rollout
        let decision = DecisionAnswer(answer, rollout: rollout, now: now)
        guard command.traits.name == .apply else {
            return try Console.print(json: decision, ending(of: answer))
        }
        try Console.print(json: PlanApplyAnswer(decision, amendment), ending(of: answer))
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
        return body(answer, now, terminal) + [terminal.styled("  \(entry)", .dim)]
    }

    private func body(_ answer: Answer, _ now: Instant, _ terminal: Terminal) -> [String] {
        let decision = answer.decision
        let rollback = RollbackScreen(
            answer,
            flags: common.settings.flags?.path,
            isPreview: isPreview,
            now: now,
            terminal: terminal
        )
        if let rollback { return rollback.lines }
        guard !decision.obstacles.isEmpty, ![.tripped, .notPermitted].contains(decision.outcome)
        else {
            let isDone = decision.exitStatus == .success
            return Headline(isDone: isDone, sentence(of: decision), terminal).lines
        }
        return Headline(isDone: false, refusal(decision), terminal).lines
            + NextSteps(decision: decision, now: now, terminal: terminal).obstacles
    }

    /// The sentence on what was done, or what a dry run would do.
    private func sentence(of decision: Decision) -> String {
        guard isPreview else { return decision.sentence }
        guard decision.exitStatus == .success else {
            return "would be refused: \(decision.sentence)"
        }
        let start =
            decision.changes.isEmpty
            ? "would change nothing"
            : decision.outcome == .advanced ? "would advance" : "would be recorded"
        return "\(start): \(decision.sentence)"
    }

    private func refusal(_ decision: Decision) -> String {
        guard command.traits.name == .advance else {
            return isPreview ? "would not be done" : "not done"
        }
        let isOver = decision.from == State.Phase.completed.text
        let word = isOver ? "already complete" : isPreview ? "would not advance" : "not advanced"
        return "\(word): \(decision.standing)"
    }

    private func unrecorded(_ decision: Decision) -> String {
        guard !isPreview else { return "dry run, nothing is recorded" }
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
