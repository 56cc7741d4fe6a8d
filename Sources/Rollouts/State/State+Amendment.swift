import Values

extension State {
    /// Puts the checks of a plan in force, each with the memory of the one that it goes on from.
    mutating func carry(_ amendment: Amendment, revision: Int, at time: Instant) {
        let (before, seen, running, unseen) = (checks, failing, streaks, blind)
        let ids = Set(amendment.checks.map(\.id))
        let claimed = Set(amendment.checks.compactMap(\.from))
        let moved = claimed.union(ids)
        checks = before.filter { !moved.contains($0.key) }.mapValues(\.outOfForce)
        failing = seen.filter { !moved.contains($0.key) }
        streaks = [:]
        blind = [:]
        for check in amendment.checks {
            let earlier = check.from.flatMap { before[$0] }
            checks[check.id] =
                earlier.map {
                    CheckRecord(
                        check.terms,
                        after: $0,
                        isKept: check.isKept,
                        entry: revision,
                        at: time
                    )
                } ?? CheckRecord(check.terms, entry: revision, at: time)
            // A check that took over another's measure still has the failure of what it was.
            failing[check.id] = claimed.contains(check.id) ? nil : seen[check.id]
            guard let from = check.from else { continue }
            failing[check.id] = failing[check.id] ?? seen[from]
            streaks[check.id] = running[from]
            blind[check.id] = unseen[from]
        }
        verdicts = verdicts.carried(by: amendment)
        counts.carry(amendment, in: exposedStage)
    }

    /// Forgets the memory of checks that ends with a stage.
    mutating func forgetChecks() {
        failing = [:]
        checks = checks.filter(\.value.isInForce).mapValues(\.withoutMemory)
    }
}

extension CheckRecord {
    fileprivate var outOfForce: Self {
        var record = self
        record.isInForce = false
        return record
    }
}

extension [String: String] {
    /// The values of the checks that are kept, by their new ids.
    fileprivate func carried(by amendment: Amendment) -> Self {
        Dictionary(
            keepingFirst: amendment.checks.filter(\.isKept).compactMap { check in
                check.from.flatMap { self[$0] }.map { (check.id, $0) }
            }
        )
    }
}

extension State {
    /// Returns the failure that an amendment has carried over to a check that measures another
    /// thing now, so that it cannot be judged again.
    func carriedFailure(of check: String) -> SeenFailure? {
        guard let failure = failing[check], let seen = failure.terms,
            let terms = checks[check]?.terms, !terms.measures(as: seen)
        else { return nil }
        return failure
    }

    /// Returns true if a check is judged on the whole stage too, because it was changed within it.
    package func judgesWholeStage(_ check: Check) -> Bool {
        guard case .last? = check.measure.window, exposedStage != nil, let stageEntry,
            let record = checks[check.id]
        else { return false }
        return record.begunEntry > stageEntry
    }
}
