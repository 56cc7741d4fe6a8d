package import Values

/// The events that a look has counted since a stage began, of which no later look may find fewer.
///
/// A monitoring that has lost samples, with the processes that they were of, shows nothing of the
/// loss: only the log knows that there was more.
package struct SeenCount: Hashable, Codable, Sendable {
    /// The id of the check that was read; another one that counts the same shares it.
    package let check: String
    package let terms: CheckTerms
    /// The beginning of the window, which is that of the stage.
    package let since: Instant
    /// The events that there were at least, by their names.
    package let least: [String: Int]

    init?(_ check: Check, _ terms: CheckTerms, _ reading: Reading) {
        guard terms.isOfWholeStage, let since = reading.since,
            let least = reading.measurement.leastTotals
        else { return nil }
        self.check = check.id
        self.terms = terms
        self.since = since
        self.least = least
    }

    /// Returns true if it counts the same from the same moment.
    func counts(as terms: CheckTerms, since start: Instant?) -> Bool {
        since == start && self.terms.counts(as: terms)
    }

    /// Returns true if the events have doubled, so that they are put on record again.
    func isWorthReplacing(by later: Self) -> Bool {
        later.least.contains { $0.value > 0 && $0.value / 2 >= least[$0.key] ?? 0 }
    }

    /// Returns the least share of what was seen that a measurement still shows, up to 1.
    func share(of measurement: Measurement) -> Double {
        guard let most = measurement.mostTotals else { return 1 }
        return least.filter { $0.value > 0 }
            .map { min(1, Double(most[$0.key] ?? 0) / Double($0.value)) }.min() ?? 1
    }
}

extension State {
    /// Returns what was seen of a check in the window of a reading; nil if nothing was.
    func seenCount(of check: Check, in reading: Reading) -> SeenCount? {
        checks[check.id].flatMap { record in
            seenCounts.first { $0.counts(as: record.terms, since: reading.since) }
        }
    }

    /// Returns the counts that a look puts on record.
    func seenCounts(after evidence: Evidence, of checks: [Check]) -> [SeenCount] {
        var found: [SeenCount] = []
        for check in checks {
            guard let terms = self.checks[check.id]?.terms,
                let reading = evidence.reading(for: check.id),
                let new = SeenCount(check, terms, reading),
                !found.contains(where: { $0.counts(as: terms, since: new.since) }),
                seenCount(of: check, in: reading)?.isWorthReplacing(by: new) ?? true
            else { continue }
            found.append(new)
        }
        return found
    }

    /// Puts counts on record in place of those of the same events.
    mutating func take(_ new: [SeenCount]) {
        seenCounts.removeAll { old in
            new.contains { $0.counts(as: old.terms, since: old.since) }
        }
        seenCounts += new
    }
}
