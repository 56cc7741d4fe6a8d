extension Situation {
    func hold(id: String?, reason: String, expires: Instant?) -> Decision {
        guard state.plan != nil else { return noPlan }
        guard state.phase != .completed else {
            return decision(
                .refused,
                summary: "the rollout is complete, there is nothing to hold; "
                    + "`rollback` takes the release back"
            )
        }
        if let expires, expires <= latest {
            return decision(.invalid, summary: "the hold would already be over")
        }
        let id = id ?? "hold-\(state.holdCount + 1)"
        guard !state.holds.contains(where: { $0.id == id }) else {
            return decision(.alreadyThere, summary: "already held by \(id)")
        }
        let hold = Hold(
            id: id,
            owner: actor.name,
            reason: reason,
            since: latest,
            expires: expires
        )
        return decision(.recorded, summary: "held by \(id)", changes: [.held(hold: hold)])
    }

    /// Releases one hold; without an id there must be only one.
    func resume(id: String?, reason: String) -> Decision {
        guard state.plan != nil else { return noPlan }
        let holds = state.holds.filter { id == nil || $0.id == id }
        guard let hold = holds.first else {
            guard let id else { return decision(.alreadyThere, summary: "nothing is held") }
            let known = state.holds.map(\.id).joined(separator: ", ")
            return decision(
                .invalid,
                summary: known.isEmpty
                    ? "there is no hold \(id); nothing is held"
                    : "there is no hold \(id); there is \(known)"
            )
        }
        guard holds.count == 1 else {
            let names = holds.map(\.id).joined(separator: ", ")
            return decision(.invalid, summary: "several holds: name one with --hold: \(names)")
        }
        guard !hold.needsPerson || actor.kind == .person else {
            return decision(
                .notPermitted,
                summary: "\(hold.id) must be released by a person, after a look at its cause"
            )
        }
        return decision(
            .recorded,
            summary: "released \(hold.id)",
            changes: [.released(hold: hold.id)]
        )
    }
}
