extension Situation {
    func raise(_ blocker: KnownBlocker, reason: String?) -> Decision {
        guard state.plan != nil else { return noPlan }
        if let stage = blocker.before, plan.stage(stage) == nil { return unknownStage(stage) }
        if let existing = state.register.blocker(blocker.id) {
            return existing.isOpen
                ? decision(.alreadyThere, summary: "\(blocker.id) is already open")
                : decision(
                    .invalid,
                    summary: "\(blocker.id) was cleared before: `blocker reopen` it"
                )
        }
        return decision(
            .recorded,
            summary: "\(blocker.severity.rawValue) \(blocker.id) is open",
            changes: [.blockerOpened(blocker: blocker, by: actor.name, reason: reason)]
        )
    }

    func clear(_ id: String, evidence: String, reason: String) -> Decision {
        guard state.plan != nil else { return noPlan }
        guard let blocker = state.register.blocker(id) else { return unknownBlocker(id) }
        guard blocker.isOpen else {
            return decision(.alreadyThere, summary: "\(id) is already cleared")
        }
        guard actor.kind == .person else {
            return decision(.notPermitted, summary: "a blocker is cleared by a person")
        }
        return decision(
            .recorded,
            summary: "\(id) is cleared",
            changes: [
                .blockerCleared(id: id, by: actor.name, evidence: evidence, decision: reason)
            ]
        )
    }

    func reopen(_ id: String, reason: String) -> Decision {
        guard state.plan != nil else { return noPlan }
        guard let blocker = state.register.blocker(id) else { return unknownBlocker(id) }
        guard !blocker.isOpen else {
            return decision(.alreadyThere, summary: "\(id) is already open")
        }
        return decision(
            .recorded,
            summary: "\(blocker.known.severity.rawValue) \(id) is open again",
            changes: [.blockerOpened(blocker: blocker.known, by: actor.name, reason: reason)]
        )
    }

    private func unknownBlocker(_ id: String) -> Decision {
        unknown("blocker", id, among: state.register.blockers.map(\.id))
    }
}
