import Values

extension DecisionContext {
    func raise(_ blocker: BlockerDetails, reason: String?) -> Decision {
        if let stage = blocker.before, plan.stage(stage) == nil { return unknownStage(stage) }
        if let existing = state.register.blocker(blocker.id) {
            return existing.isOpen
                ? raiseAgain(blocker, over: existing.details, reason: reason)
                : decision(
                    .invalid,
                    summary: "\(blocker.id) was cleared before",
                    remedy: .reopen(blocker: blocker.id)
                )
        }
        return decision(
            .recorded,
            summary: "\(blocker.severity.rawValue) \(blocker.id) is open: \(blocker.title)",
            changes: [opening(blocker, reason: reason)]
        )
    }

    private func opening(_ blocker: BlockerDetails, reason: String?) -> Change {
        .blockerOpened(
            blocker: blocker,
            by: actor.name,
            reason: reason,
            isByPerson: actor.kind == .person
        )
    }

    /// Updates an open issue, which may become more severe or get a workaround.
    ///
    /// It never becomes less severe without being cleared, and a program never makes it stop less.
    private func raiseAgain(
        _ blocker: BlockerDetails,
        over known: BlockerDetails,
        reason: String?
    ) -> Decision {
        guard blocker != known else {
            return decision(.alreadyThere, summary: "\(blocker.id) is already open")
        }
        let change = opening(blocker, reason: reason)
        if let refusal = refusalToLoosen(by: [change]) { return refusal }
        guard blocker.severity <= known.severity else {
            return decision(
                .invalid,
                summary: "\(known.id) is open as \(known.severity.rawValue), and becomes less "
                    + "severe only by being cleared and raised under another id",
                remedy: .clear(blocker: known.id)
            )
        }
        return decision(
            .recorded,
            summary: "\(known.severity.rawValue) \(known.id) is now \(blocker.severity.rawValue)"
                + (blocker.workaround.map { ", with a workaround: \($0)" } ?? ""),
            changes: [change]
        )
    }

    func clear(_ id: String, evidence: String, reason: String) -> Decision {
        guard let blocker = state.register.blocker(id) else { return unknownBlocker(id) }
        guard blocker.isOpen else {
            return decision(.alreadyThere, summary: "\(id) is already cleared")
        }
        return decision(
            .recorded,
            summary: "\(id) is cleared: \(reason)",
            changes: [
                .blockerCleared(id: id, by: actor.name, evidence: evidence, decision: reason)
            ]
        )
    }

    func reopen(_ id: String, reason: String) -> Decision {
        guard let blocker = state.register.blocker(id) else { return unknownBlocker(id) }
        guard !blocker.isOpen else {
            return decision(.alreadyThere, summary: "\(id) is already open")
        }
        return decision(
            .recorded,
            summary: "\(blocker.details.severity.rawValue) \(id) is open again: \(reason)",
            changes: [opening(blocker.details, reason: reason)]
        )
    }

    private func unknownBlocker(_ id: String) -> Decision {
        let known = state.register.blockers.map(\.id)
        let hint = id.hint(in: known)
        let list = known.isEmpty ? "none is" : known.joined(separator: ", ") + " are"
        return decision(.invalid, summary: "no blocker \(id) is on record\(hint) (\(list))")
    }
}
