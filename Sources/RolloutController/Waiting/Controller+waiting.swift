package import Rollouts
package import Values

extension Controller {
    /// Carries an advance out as soon as nothing is in its way that only time removes.
    ///
    /// The looks on the way record nothing. What is recorded is the answer: the step, a no-go that
    /// trips, a refusal that somebody has to act on, or at the end of the patience the last one.
    /// The step is the one that was next at the beginning, whoever moves the rollout meanwhile.
    ///
    /// `request` makes the request at a moment: if the rollout has moved since, for the stage that
    /// was next by its name.
    package func performOnceDue(
        _ options: RequestOptions,
        _ patience: Patience,
        request: @Sendable (_ isMoved: Bool, Instant) throws -> Request
    ) async throws -> (answer: Answer, at: Instant) {
        let beginning = try log.rollout(for: options).state.phase
        var silentLooks = 0
        while true {
            let now = patience.clock()
            let isMoved = try log.rollout(for: options).state.phase != beginning
            let asked = try request(isMoved, now)
            let look = try await preview(asked, options, at: now)
            silentLooks = look.decision.lacksSource ? silentLooks + 1 : 0
            let waits = look.decision.isMendedByTime(
                sourcesMayAnswer: silentLooks < Self.silentLooksMax
            )
            if waits, !patience.isOver(at: now) {
                let wait = Wait(decision: look.decision, at: now, deadline: patience.deadline)
                try await patience.pass(patience.pause(after: look.decision, at: now), wait)
                continue
            }
            if look.isEarlier { return (look, now) }
            var bound = options
            bound.confirmedRevision = look.rollout.state.revision
            let answer = try await perform(asked, bound, at: now)
            // Somebody came first: the next look sees what they did.
            guard answer.decision.outcome == .conflict, options.expectedRevision == nil else {
                return (answer, now)
            }
        }
    }

    /// The number of looks in a row without an answer of a source after which it is taken for down.
    private static let silentLooksMax = 3
}
