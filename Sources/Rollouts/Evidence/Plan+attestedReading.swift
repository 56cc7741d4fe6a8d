package import Values

extension Plan {
    /// Returns the worst of the attestations that count for a check.
    ///
    /// Each attester's last word counts, and so does each earlier failure of theirs, unless the
    /// plan says `repeats: last`: a clean repeat does not undo what a run has seen. One that is
    /// missing or no longer counts is no data.
    package func attestedReading(for check: Check, in state: State, at now: Instant) -> Reading {
        let subject = check.measure.subject ?? check.id
        let names = source(check.measure.source)?.attesters ?? []
        let words = AttestedWords(check: check, names: names, state: state, now: now)
        func missing(_ why: String) -> Reading {
            Reading(check: check.id, takenAt: now, measurement: .unavailable(.noData(why)))
        }
        let said = state.attestations.filter { $0.subject == subject && words.mayCount($0) }
        guard let newest = said.last else { return missing("nobody has attested it") }
        let past = "attested at \(newest.at.minute), before"
        let standing = said.filter { !$0.isVoid }
        guard !standing.isEmpty else { return missing("\(past) the last rollback") }
        let ofStage = standing.filter { isOfStage($0, check, state) }
        guard !ofStage.isEmpty else { return missing("\(past) the stage began") }
        let fitting = ofStage.filter { $0.result.form == check.measure.form }
        guard let last = fitting.last else { return words.reading(ofStage.last ?? newest) }
        if let worst = words.worst(of: fitting) { return words.reading(worst) }
        guard !last.isOnlyAgainst else {
            return missing("\(past) the log's clock was put right")
        }
        guard words.isOfTheseTerms(last) else {
            return missing("\(past) the amendment that changed the check")
        }
        return words.reading(last)
    }

    /// Returns true unless the check is a gate, and the attestation is from before its stage.
    private func isOfStage(_ word: Attestation, _ check: Check, _ state: State) -> Bool {
        guard check.since != .start,
            let stage = stages.first(where: { $0.gates.contains { $0.id == check.id } })
        else { return true }
        return stage.name == state.stage && word.isAfter(state.stageEntry ?? .max)
    }
}
