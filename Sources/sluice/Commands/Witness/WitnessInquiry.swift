import RolloutAPI
import RolloutController
import Transparency
import Values

/// Asks the witnesses of a log to cosign its head, and reports those that did not.
struct WitnessInquiry {
    private let round: WitnessRound
    /// The reason the witness policy cannot be read; it never delays commands that stop a rollout.
    let problem: (any Error)?

    init(of log: RolloutLog, _ common: CommonOptions) {
        let policy = Result { try common.settings.policy(of: log) }
        round = WitnessRound(log: log.log, witnesses: (try? policy.get())?.endpoints ?? [])
        problem = if case .failure(let error) = policy { error } else { nil }
    }

    /// Asks about the newest head of some answers, if one was signed.
    func ask(about answers: [Answer], at now: Instant) async {
        if let problem { Console.say(sentences: "no witness was asked: \(problem)") }
        let heads = answers.compactMap(\.newHead)
        guard let newest = heads.max(by: { $0.checkpoint.size < $1.checkpoint.size }) else {
            return
        }
        await ask(about: newest, at: now)
    }

    func ask(about head: VerifiedCheckpoint, at now: Instant) async {
        for status in await round.ask(about: head.note, at: now) {
            if case .cosigned = status.outcome { continue }
            Console.say(
                sentences: "witness \(status.witness.key.name) \(status.outcome)".harmless
            )
        }
    }
}

extension Answer {
    /// The signed head that includes this decision; nil if nothing was recorded or signed.
    fileprivate var newHead: VerifiedCheckpoint? {
        guard entry != nil, case .signed(let head)? = head else { return nil }
        return head
    }
}
