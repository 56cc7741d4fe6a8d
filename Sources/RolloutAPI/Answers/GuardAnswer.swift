package import RolloutController
package import Values

/// The JSON answer of `guard --json` for each look.
package struct GuardAnswer: Encodable {
    package let at: Instant
    package let looks: [DecisionAnswer]
    package let errors: [String: String]

    package init(_ looks: [RolloutGuard.Look], at now: Instant) {
        at = now
        var answers: [DecisionAnswer] = []
        var errors: [String: String] = [:]
        for look in looks {
            switch look.result {
            case .success(let answer):
                answers.append(DecisionAnswer(answer, rollout: look.rollout, now: now))
            case .failure(let error):
                errors[look.rollout] = Failure(error).description
            }
        }
        self.looks = answers
        self.errors = errors
    }
}
