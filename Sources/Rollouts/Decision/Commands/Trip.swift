extension DecisionContext {
    /// True if a failed no-go has an effect now.
    var isWatched: Bool { plan.isWatching(state, at: now) }

    /// The decision on a no-go that failed in a rollout that is watched, or that nobody has seen
    /// for too long where the plan holds it for that.
    ///
    /// Nil if there is none, or if all that there are already hold the rollout.
    var trip: Decision? {
        guard isWatched else { return nil }
        let failed = plan.noGo.filter { result(of: $0.id)?.verdict == .failed }
        if let cause = failed.first(where: { $0.onFail == .rollback }) {
            return undo(because: cause)
        }
        let holds = failed.map(newHold) + blindHolds
        let missing = holds.filter { !isHeld(by: $0) }
        guard !missing.isEmpty else { return nil }
        return decision(
            .tripped,
            obstacles: failed.map(obstacle) + blindObstacles,
            summary: "held: " + missing.map(\.reasonText).joined(separator: "; "),
            changes: lookChanges + missing.map { .held(hold: $0) }
        )
    }

    /// The number of the guard's rollbacks that one person alone may end.
    ///
    /// A rollout that goes back and forth has a cause that no rollback repairs: from the next one
    /// on it takes two people to go on.
    static let rollbacksEndedByOne = 2

    private func undo(because cause: Check) -> Decision {
        let isRepeated = state.guardRollbacks >= Self.rollbacksEndedByOne
        let (id, number) = state.nextHold(.rollback, by: edition)
        let hold = Hold(
            id: id,
            owner: Actor.guardian.name,
            reason: reason(cause),
            since: latest,
            needsPerson: true,
            isByPerson: false,
            peopleNeeded: isRepeated ? 2 : 1,
            number: number
        )
        return decision(
            .tripped,
            to: State.Phase.planned.text,
            exposure: 0,
            obstacles: [obstacle(cause)],
            summary: "rolled back: \(reason(cause))"
                + (isRepeated
                    ? "; this is rollback \(state.guardRollbacks + 1) by the guard, and two people "
                        + "must release it" : ""),
            changes: [.rolledBack(to: nil, exposure: 0, byGuard: true), .held(hold: hold)]
        )
    }

    private func isHeld(by hold: Hold) -> Bool {
        state.holds.contains { $0.id == hold.id && $0.needsPerson }
    }

    private func newHold(for check: Check) -> Hold {
        Hold(
            id: "\(Hold.noGoPrefix)\(check.id)",
            owner: Actor.guardian.name,
            reason: reason(check),
            since: latest,
            needsPerson: true,
            isByPerson: false
        )
    }

    private func reason(_ check: Check) -> String {
        let value = result(of: check.id)?.value ?? "failed"
        return "\(check.id) is \(value), limit \(check.require.text)"
    }

    private func obstacle(_ check: Check) -> Obstacle {
        Obstacle(rule: .checkFailed, subject: check.id, message: reason(check))
    }
}
