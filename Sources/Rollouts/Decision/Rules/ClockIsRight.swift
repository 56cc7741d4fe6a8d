import Values

extension DecisionContext {
    /// Returns a decision, or its refusal if the clock is far ahead of every other one.
    ///
    /// An entry dated in the future would bind everything after it. A stop is recorded even so: a
    /// wrong time can be put right later.
    func timely(_ decision: Decision) -> Decision {
        guard decision.isNews || decision.outcome == .advanced, !request.command.traits.stops,
            decision.outcome != .tripped, !isSaidToBeRight, let problem = clockObstacle
        else { return decision }
        return unrecordedRefusal(problem)
    }

    /// The obstacle of a clock that is far ahead; nil if some other clock agrees, or none is known.
    var clockObstacle: Obstacle? {
        let read = evidence.clocks.filter(\.isReadNow)
        guard read.isEmpty else {
            return newest(of: read).flatMap { isAhead(of: $0, by: Self.aheadMax) }
        }
        guard let known = newest(of: evidence.clocks + [lastEntry].compactMap(\.self)),
            !isLook
        else { return nil }
        return isAhead(of: known, by: Self.idleMax + (currentStage?.soak.duration ?? .zero))
    }

    /// The obstacle of a clock that others were ahead of; nil if there is none.
    var clockBehindObstacle: Obstacle? {
        guard !isSaidToBeRight, let other = newest(of: evidence.clocks),
            other.at - now > Self.aheadMax
        else { return nil }
        return obstacle(of: other, "\((other.at - now).spoken) behind")
    }

    func unrecordedRefusal(_ problem: Obstacle) -> Decision {
        Decision(
            outcome: problem.rule.outcome,
            from: state.phase.text,
            to: state.phase.text,
            exposure: .init(before: state.exposure, after: state.exposure),
            checks: results,
            obstacles: [problem],
            summary: problem.message,
            isNews: false
        )
    }

    /// The difference above which a clock and one read at the same time cannot both be right.
    private static let aheadMax: Duration = .seconds(3_600)
    /// The time for which nobody may have had anything to record, beside a stage's soak.
    private static let idleMax: Duration = .seconds(90 * 86_400)

    private var isSaidToBeRight: Bool { request.clockIsRight == true && actor.kind == .person }

    /// True for the guard, whose looks must go on where nothing was recorded for long.
    private var isLook: Bool { request.command == .tick }

    private var lastEntry: KnownClock? {
        state.lastTime.map { KnownClock(name: "the last entry", at: $0, isReadNow: false) }
    }

    private func newest(of clocks: [KnownClock]) -> KnownClock? {
        clocks.max { ($0.at, $0.name) < ($1.at, $1.name) }
    }

    private func isAhead(of other: KnownClock, by most: Duration) -> Obstacle? {
        now - other.at > most ? obstacle(of: other, "\((now - other.at).spoken) ahead") : nil
    }

    private func obstacle(of other: KnownClock, _ difference: String) -> Obstacle {
        Obstacle(
            rule: .clock,
            subject: other.name,
            message: "the clock says \(now.minute), \(difference) of \(other.name) "
                + "(\(other.at.minute))",
            remedy: .setClock
        )
    }
}
