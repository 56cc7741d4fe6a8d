package import Values

/// The totals with which a count began, of a source that counts since its process started.
package struct Baseline: Hashable, Codable, Sendable {
    /// The id of the check that was read; another one that measures the same shares the baseline.
    package let check: String
    package let terms: CheckTerms
    package private(set) var at: Instant
    package let first: Measurement
    /// The greatest totals on record, below which no later one can be without a restart.
    package private(set) var newest: Measurement
    /// True if it was read with the entry that began the stage, and not at a later look.
    package let isOfBeginning: Bool
    /// True once totals were seen to fall; nothing read afterwards tells how much was lost.
    package private(set) var hasFallen = false
    /// True if the plan does not say since when is counted, and no answer on record since the
    /// rollout began has differed from the first.
    package private(set) var isUnmoved: Bool

    init(
        _ check: Check,
        _ terms: CheckTerms,
        _ reading: Reading,
        isOfBeginning: Bool,
        isUnmoved: Bool = false
    ) {
        self.check = check.id
        self.terms = terms
        at = reading.takenAt
        first = reading.measurement
        newest = reading.measurement
        self.isOfBeginning = isOfBeginning
        self.isUnmoved = isUnmoved
    }

    func dated(noLaterThan time: Instant) -> Self {
        var baseline = self
        baseline.at = min(at, time)
        return baseline
    }

    /// Returns the count since the beginning, given the totals of now.
    func count(upTo now: Measurement) -> Measurement {
        guard now.totals != nil, !isTakenAsItIs(now) else { return now }
        if hasFallen || falls(with: now) { return now.restarted }
        if terms.leavesBeginningOpen, let bounds = now.boundsOfNoTotals(since: first) {
            return .bounded(bounds)
        }
        return now.increase(since: first)
            ?? .unavailable(.sourceFailed("the totals are not those that the count began with"))
    }

    /// Returns true if an answer says what every one before has said.
    ///
    /// The totals of a process that serves a release move; numbers that never do are those of a
    /// report.
    func isTakenAsItIs(_ now: Measurement) -> Bool { isUnmoved && now.totals == first.totals }

    /// Returns the baseline after a look; nil if the look saw nothing worth a record.
    ///
    /// Totals are put on record each time they have doubled, so that a restart is noticed although
    /// the process that began the count had counted little, or nothing.
    func seeing(_ now: Measurement) -> Self? {
        guard let new = now.totals, let known = newest.totals, !hasFallen else { return nil }
        var next = self
        next.isUnmoved = isTakenAsItIs(now)
        if falls(with: now) {
            next.hasFallen = true
            return next
        }
        guard
            next.isUnmoved != isUnmoved
                || new.contains(where: { $0.value > 0 && $0.value / 2 >= known[$0.key] ?? 0 })
        else { return nil }
        next.newest = now
        return next
    }

    private func falls(with now: Measurement) -> Bool {
        guard let new = now.totals, let known = newest.totals else { return false }
        return new.contains { $0.value < known[$0.key] ?? 0 }
    }
}
