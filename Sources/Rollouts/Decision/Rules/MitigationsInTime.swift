import Values

extension DecisionContext {
    /// Returns the obstacles from mitigations due before the next stage, and from overdue ones.
    func mitigationObstacles(accepting: [String]) -> [Obstacle] {
        plan.mitigations.compactMap { mitigation in
            guard !accepting.contains(mitigation.id), !isSettled(mitigation) else { return nil }
            return dueObstacle(mitigation) ?? overdueObstacle(mitigation)
        }
    }

    /// Returns the reason the mitigations in `advance --accept` cannot be accepted; nil if they
    /// can.
    func acceptanceProblem(_ accepted: [String], reason: String?) -> String? {
        guard let first = accepted.first else { return nil }
        guard let reason, !reason.isBlank else { return "going on without \(first) needs a reason" }
        for id in accepted {
            guard let mitigation = plan.mitigation(id) else {
                let hint = id.hint(in: plan.mitigations.map(\.id))
                return "the plan has no mitigation \(id)\(hint)"
            }
            guard mitigation.level == .recommended, isDue(mitigation) else {
                return "\(id) is \(mitigation.level.rawValue) and not due before the next stage: "
                    + "only a recommended one that is due can be accepted"
            }
        }
        return nil
    }

    /// Returns waivers for the accepted mitigations: going on without one ends as a waiver does.
    func acceptances(_ accepted: [String], reason: String?) -> [Change] {
        accepted.map { id in
            .waived(
                waiver: Waiver(
                    subject: id,
                    by: actor.name,
                    at: latest,
                    until: latest + .seconds(30 * 86_400),
                    reason: reason ?? ""
                )
            )
        }
    }

    private func dueObstacle(_ mitigation: Mitigation) -> Obstacle? {
        guard isDue(mitigation), mitigation.level != .optional else { return nil }
        return Obstacle(
            rule: isUnseen(mitigation) ? .sourceFailed : .mitigation,
            subject: mitigation.id,
            message: "\(mitigation.id) is \(mitigation.level.rawValue) before "
                + "\(nextStage?.name ?? ""): \(found(mitigation))",
            remedy: secretRemedy(for: mitigation.id)
                ?? (mitigation.level == .required ? nil : .accept(mitigation: mitigation.id))
        )
    }

    /// Returns true if its source cannot be queried, so that it may have been carried out.
    private func isUnseen(_ mitigation: Mitigation) -> Bool {
        result(of: mitigation.id)?.verdict == .undecided(.sourceFailed)
    }

    /// Returns the obstacle of an overdue mitigation, treated as the blocker that it has become.
    func overdueObstacle(_ mitigation: Mitigation) -> Obstacle? {
        guard isOverdue(mitigation), let why = stops(mitigation.overdueBlocker) else { return nil }
        return Obstacle(
            rule: isUnseen(mitigation) ? .sourceFailed : .mitigationOverdue,
            subject: mitigation.id,
            message: "\(mitigation.id) is overdue: \(found(mitigation)) (\(why))",
            remedy: secretRemedy(for: mitigation.id)
        )
    }

    private func found(_ mitigation: Mitigation) -> String {
        guard let result = result(of: mitigation.id) else {
            return state.register.mitigations[mitigation.id]?.claimed == nil
                ? "not done" : "claimed, and the plan has no way to verify it"
        }
        guard let value = result.value else {
            return "cannot be verified: \(result.detail ?? result.verdict.word)"
        }
        return "measured \(value), limit \(result.limit)"
    }
}

extension Mitigation {
    /// The blocker that the mitigation becomes once it is overdue.
    package var overdueBlocker: BlockerDetails {
        BlockerDetails(
            id: id,
            severity: whenOverdue,
            title: "\(title): overdue",
            owner: owner,
            link: link
        )
    }
}
