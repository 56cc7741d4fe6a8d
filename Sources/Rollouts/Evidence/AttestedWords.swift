import Values

/// The rules by which the attestations of one check are weighed.
struct AttestedWords {
    let check: Check
    /// The people whom the plan names now.
    private let names: Set<FoldedName>
    /// The people whose failures count: those, and those whom it named earlier in the stage.
    private let heard: Set<FoldedName>
    private let record: CheckRecord?
    private let state: State
    private let now: Instant

    init(check: Check, names: [String], state: State, now: Instant) {
        self.check = check
        self.names = Set(names.map { FoldedName($0) })
        record = state.checks[check.id]
        heard = self.names.union((record?.heard ?? []).map { FoldedName($0) })
        self.state = state
        self.now = now
    }

    /// Returns true for a word of somebody who may attest the check, or might earlier in the stage.
    func mayCount(_ word: Attestation) -> Bool {
        (word.isFailure ? heard : names).contains(FoldedName(word.by))
    }

    /// Returns true if the check was not changed since.
    func isOfTheseTerms(_ word: Attestation) -> Bool {
        record.map { word.isAfter($0.begunEntry) } ?? true
    }

    /// Returns the worst of the words that count, in the order in which they were said.
    func worst(of words: [Attestation]) -> Attestation? {
        let counting = words.indices.compactMap { index -> (word: Attestation, verdict: Verdict)? in
            let word = words[index]
            let verdict = check.require.assessment(on: measurement(word)).verdict
            let isLast = !words[(index + 1)...].contains { $0.isAnother(of: word) }
            guard isFresh(word, verdict) else { return nil }
            guard verdict != .failed else {
                return isLast || check.repeats != .last ? (word, verdict) : nil
            }
            return isLast && !word.isOnlyAgainst && isOfTheseTerms(word)
                && names.contains(FoldedName(word.by))
                ? (word, verdict) : nil
        }
        let failed = counting.last { $0.verdict == .failed }
        let undecided = counting.last { $0.verdict.reason != nil }
        return (failed ?? undecided ?? counting.last)?.word
    }

    func reading(_ word: Attestation) -> Reading {
        var reading = Reading(
            check: check.id,
            takenAt: word.at,
            measurement: measurement(word)
        )
        reading.attested = AttestedWord(by: word.by, entry: word.entry)
        return reading
    }

    /// Returns true while the word counts; a shorter `validFor` does not end a failure.
    private func isFresh(_ word: Attestation, _ verdict: Verdict) -> Bool {
        verdict == .failed
            ? now - word.at <= (record?.failuresValidFor ?? check.validFor).duration
            : state.latest(at: now) - word.at <= check.validFor.duration
    }

    private func measurement(_ word: Attestation) -> Measurement {
        word.measurement(for: check.measure.quantity)
    }
}

extension Attestation {
    func measurement(for quantity: Measure.Quantity) -> Measurement {
        switch (quantity.name.traits.attested, result) {
        case (.trials?, .counts(let counts)): .counts(counts)
        case (.value?, .value(let value)): .value(value)
        case (.trials?, .value):
            .unavailable(.noData("\(subject) was attested as a value; successes are required"))
        case (.value?, .counts):
            .unavailable(.noData("\(subject) was attested as successes; a value is required"))
        case (nil, _):
            .unavailable(.noData("\(subject) cannot be attested"))
        }
    }
}
