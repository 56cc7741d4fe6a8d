import Values

extension DecisionContext {
    func hold(id: String?, reason: String?, expires: Instant?) -> Decision {
        guard state.phase != .completed else {
            return decision(
                .refused,
                summary: "the rollout is complete, there is nothing to hold",
                remedy: .rollBack
            )
        }
        if let expires, expires <= latest {
            return decision(.invalid, summary: "the hold would already be over")
        }
        if let id, let problem = nameProblem(id) { return decision(.invalid, summary: problem) }
        let (freeID, number) = state.nextHold(.hold, by: edition)
        let hold = Hold(
            id: id ?? freeID,
            owner: actor.name,
            reason: reason,
            since: latest,
            expires: expires,
            isByPerson: actor.kind == .person,
            number: id == nil ? number : nil
        )
        let existing = state.holds(at: now).first { $0.id == hold.id }
        return existing.flatMap { answer(to: hold, over: $0) }
            ?? decision(
                .recorded,
                summary: "held by \(hold.id): \(hold.reasonText)",
                changes: [.held(hold: hold)]
            )
    }

    /// Returns the answer to a hold of a name that holds already; nil if it takes that one's place.
    ///
    /// A person's takes that of a program's, which could otherwise release it again.
    private func answer(to hold: Hold, over existing: Hold) -> Decision? {
        if hold.isByPerson, !existing.isByPerson, !existing.needsPerson { return nil }
        if existing.reason == hold.reason, existing.expires == hold.expires {
            return decision(.alreadyThere, summary: "already held by \(hold.id)")
        }
        return refusalToLoosen(by: [.held(hold: hold)])
            ?? decision(
                .invalid,
                summary: "\(hold.id) holds already, for another reason or time: "
                    + "resume it first, or name another hold"
            )
    }

    /// Returns the problem with a hold's name; the guard's own holds are recognized by their names.
    private func nameProblem(_ id: String) -> String? {
        let isOurs = ["no-go:", "blind:", "rollback-"].contains { id.hasPrefix($0) }
        guard !isOurs, (1...100).contains(id.utf8.count),
            id.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else {
            return "a hold's name has up to 100 letters, digits and signs, no spaces, and does not "
                + "begin with no-go:, blind: or rollback-"
        }
        return nil
    }

    /// Releases one hold; without an id there must be exactly one.
    func resume(id: String?, reason: String) -> Decision {
        let holds = state.holds(at: now).filter { id == nil || $0.id == id }
        guard let hold = holds.first else {
            guard let id else { return decision(.alreadyThere, summary: "nothing is held") }
            let known = state.holds(at: now).map(\.id).joined(separator: ", ")
            return decision(
                .invalid,
                summary: known.isEmpty
                    ? "there is no hold \(id); nothing is held"
                    : "there is no hold \(id); there is \(known)"
            )
        }
        guard holds.count == 1 else {
            let names = holds.map(\.id).joined(separator: ", ")
            return decision(
                .invalid,
                summary: "there are several holds, name one of them: \(names)"
            )
        }
        if let waiting = releaseAwaitingOthers(of: hold) { return waiting }
        return decision(
            .recorded,
            summary: "released \(hold.id): \(reason)",
            changes: [.released(hold: hold.id)]
        )
    }
}
