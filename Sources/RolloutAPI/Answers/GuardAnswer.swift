package import RolloutController
package import Values

/// The JSON answer of `guard --json` for each look.
package struct GuardAnswer: Encodable {
    package let at: Instant
    package let looks: [DecisionAnswer]
    package let errors: [String: AnswerError]

    /// The holds that the guard's rollbacks left and nobody has released, by rollout.
    package let rolledBack: [String: HoldAnswer]

    package init(_ round: RolloutGuard.Round, at now: Instant) {
        self.init(round.looks, rolledBack: round.rolledBack, at: now)
    }

    /// Creates the answer to one look of a watch.
    package init(_ look: RolloutGuard.Look, at now: Instant) {
        self.init([look], rolledBack: [], at: now)
    }

    private init(
        _ looks: [RolloutGuard.Look],
        rolledBack: [RolloutGuard.RolledBack],
        at now: Instant
    ) {
        at = now
        self.rolledBack = Dictionary(
            uniqueKeysWithValues: rolledBack.map { ($0.rollout, HoldAnswer($0.hold)) }
        )
        var answers: [DecisionAnswer] = []
        var errors: [String: AnswerError] = [:]
        for look in looks {
            switch look.result {
            case .success(let answer):
                answers.append(DecisionAnswer(answer, rollout: look.rollout, now: now))
            case .failure(let error):
                errors[look.rollout] = AnswerError(Failure(error))
            }
        }
        self.looks = answers
        self.errors = errors
    }
}
