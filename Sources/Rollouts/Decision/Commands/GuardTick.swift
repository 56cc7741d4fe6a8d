extension DecisionContext {
    /// Trips on a failed no-go, and otherwise records what has changed since the guard's last look.
    func tick() -> Decision {
        if let trip { return trip }
        let failing = results.filter { $0.verdict == .failed }.map(\.id)
        let unseen = results.filter { $0.verdict.reason != nil }
        let seen =
            failing.isEmpty
            ? "no no-go has failed" : "held, and still failing: \(failing.joined(separator: ", "))"
        let summary =
            unseen.isEmpty
            ? seen
            : "\(seen), but \(unseen.count) of \(results.count) cannot be decided: "
                + unseen.map { "\($0.id) (\($0.detail ?? $0.verdict.word))" }.joined(
                    separator: ", "
                )
        return decision(
            .recorded,
            summary: "\(state.phase.text): \(summary)",
            changes: isLive ? lookChanges : []
        )
    }

    private var isLive: Bool { state.stage != nil }

    /// The decision on a failed no-go in a live rollout.
    ///
    /// Nil if none failed, or if all that failed already hold the rollout.
    var trip: Decision? {
        guard isLive else { return nil }
        let failed = plan.noGo.filter { result(of: $0.id)?.verdict == .failed }
        let undoing = failed.filter { $0.onFail == .rollback }
        if let cause = undoing.first {
            return state.guardRollbacks < Self.guardRollbacksMax
                ? undo(because: cause) : exhausted(because: cause)
        }
        let holds = failed.filter { !isHeld(by: $0) }.map { newHold(for: $0) }
        guard !holds.isEmpty else { return nil }
        return decision(
            .tripped,
            obstacles: failed.map(obstacle),
            summary: "held: " + holds.map(\.reasonText).joined(separator: "; "),
            changes: lookChanges + holds.map { .held(hold: $0) }
        )
    }

    /// The number of the guard's own rollbacks after which it holds and calls a person.
    ///
    /// A rollout that goes back and forth has a cause that no rollback repairs.
    static let guardRollbacksMax = 3

    private func undo(because cause: Check) -> Decision {
        let hold = Hold(
            id: "rollback-\(state.holdCount + 1)",
            owner: Actor.guardian.name,
            reason: reason(cause),
            since: latest,
            needsPerson: true,
            isByPerson: false
        )
        return decision(
            .tripped,
            to: State.Phase.planned.text,
            exposure: 0,
            obstacles: [obstacle(cause)],
            summary: "rolled back: \(reason(cause))",
            changes: [.rolledBack(to: nil, exposure: 0, byGuard: true), .held(hold: hold)]
        )
    }

    private func exhausted(because cause: Check) -> Decision? {
        guard !isHeld(by: cause) else { return nil }
        let hold = newHold(for: cause)
        return decision(
            .tripped,
            obstacles: [obstacle(cause)],
            summary: "held after \(Self.guardRollbacksMax) rollbacks, a person is needed: "
                + reason(cause),
            changes: lookChanges + [.held(hold: hold)]
        )
    }

    private func isHeld(by check: Check) -> Bool {
        state.holds.contains { $0.id == "no-go:\(check.id)" && $0.needsPerson }
    }

    private func newHold(for check: Check) -> Hold {
        Hold(
            id: "no-go:\(check.id)",
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
