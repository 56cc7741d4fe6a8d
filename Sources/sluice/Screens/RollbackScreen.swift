import RolloutAPI
import RolloutController
import Rollouts
import Values

/// The answer to a rollback: who has lost the release, what follows it, and how it ends.
struct RollbackScreen {
    let answer: Answer
    /// The path of the flag file that follows the log; nil if there is none.
    let flags: String?
    let isPreview: Bool
    let now: Instant
    let terminal: Terminal

    /// Nil if the decision takes nothing back, or if it is one from before.
    init?(_ answer: Answer, flags: String?, isPreview: Bool, now: Instant, terminal: Terminal) {
        guard answer.decision.isRollback, !answer.isEarlier else { return nil }
        self.answer = answer
        self.flags = flags
        self.isPreview = isPreview
        self.now = now
        self.terminal = terminal
    }

    var lines: [String] { headline + FactList(facts: facts, terminal: terminal).lines }

    private var decision: Decision { answer.decision }

    private var headline: [String] {
        let exposure = "\(decision.exposure.before.grouped) → \(decision.exposure.after.grouped)"
        let text =
            "\(isPreview ? "would roll back" : "rolled back"): \(decision.from) → \(decision.to), "
            + "\(exposure) users"
        return Headline(isDone: decision.outcome == .rolledBack, text, terminal).lines
    }

    private var facts: [(String, String)] {
        let hold = decision.newHold
        return [
            ("when", hold.map { time($0.since) }),
            ("why", hold?.reasonText),
            ("ask", contacts.isEmpty ? nil : contacts.joined(separator: "; ")),
            ("flags", flagsText),
            ("held", hold.map(heldText)),
            ("to end it", hold.map { Remedy.release(hold: $0.id).command }),
            ("then", nextText),
        ].compactMap { name, text in text.map { (name, $0) } }
    }

    /// The contacts of what failed: `error-rate: ann, https://…`.
    private var contacts: [String] {
        decision.obstacles.compactMap { obstacle in
            let parts = [obstacle.owner, obstacle.link?.text].compactMap(\.self)
            return parts.isEmpty
                ? nil : "\(obstacle.subject): \(parts.joined(separator: ", "))"
        }
    }

    private func time(_ since: Instant) -> String {
        let age = now - since
        return since.minute + (age < .seconds(60) ? ", just now" : ", \(age.spoken) ago")
    }

    private var flagsText: String {
        guard let flags else {
            return "no file is named here (--flags-file); `sluice serve` follows the log"
        }
        if answer.flagsProblem != nil { return "\(flags) is NOT up to date; the reason is below" }
        return isPreview ? "\(flags) would be written" : "\(flags) is written"
    }

    private func heldText(_ hold: Hold) -> String {
        let people = hold.peopleNeeded == 1 ? "a person releases" : "two people release"
        let others = answer.rollout.state.holds(at: now).map(\.id).filter { $0 != hold.id }
        let also = others.isEmpty ? "" : ", and by \(others.joined(separator: ", "))"
        return "by \(hold.id) until \(people) it\(also)"
    }

    /// The step with which the way begins again.
    private var nextText: String? {
        let stages = answer.rollout.plan?.stages ?? []
        guard !stages.contains(where: { $0.name == decision.to }) else {
            return "\(decision.to) begins anew, with its soak and its evidence"
        }
        return stages.first.map { stage in
            "`\("sluice advance".withGivenOptions)` begins again with \(stage.name), "
                + "\(stage.cohort.phrase), on "
                + "evidence from after this rollback"
        }
    }
}

extension Decision {
    /// The hold that it leaves; nil if there is none.
    fileprivate var newHold: Hold? {
        changes.compactMap { if case .held(let hold) = $0 { hold } else { nil } }.last
    }
}
