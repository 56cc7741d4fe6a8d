/// A measurement that is only known to lie between ends, with the reasons.
///
/// A restart, a gap or a copy of a series leaves open how many events there were. A check passes
/// only if each end passes, and fails only if each end fails.
package struct Bounds: Hashable, Codable, Sendable {
    /// The ends, of which the first is the worst: the most failures, with the fewest trials that
    /// go with them.
    package let ends: [Measurement]
    /// The series whose counts are in doubt, the largest doubt first.
    package let doubts: [CountDoubt]

    package init(ends: [Measurement], doubts: [CountDoubt]) {
        self.ends = ends
        self.doubts = doubts
    }
}

extension Measurement {
    /// The measurement, or the worst end of one that is bounded.
    package var worst: Measurement { bounds?.ends.first ?? self }
}

/// A count of which only the least and the greatest value are known, and the reason.
package struct CountDoubt: Hashable, Codable, Sendable {
    /// The labels that name the series.
    package let series: String
    package let least: Int
    package let most: Int
    package let reason: Reason

    package init(series: String, least: Int, most: Int, reason: Reason) {
        self.series = series
        self.least = least
        self.most = most
        self.reason = reason
    }

    package enum Reason: String, Hashable, Codable, Sendable, CaseIterable {
        /// A series appeared that its process may have counted in before.
        case appeared
        /// A counter fell to a value that it cannot have counted since.
        case fell
        /// A counter came back after a gap in which it may have restarted.
        case gap
        /// A series may be a copy of another one.
        case copied
        /// A series may go on from another one, or be a new one.
        case renamed
        /// Totals of a process's whole life fell, so that what it had counted is lost.
        case restarted
        /// The plan does not say since when is counted, and the answers are no totals.
        case unstated
    }
}

extension CountDoubt.Reason {
    /// The event in a word, said of one series.
    package var word: String {
        switch self {
        case .appeared: "appeared"
        case .fell: "fell"
        case .gap: "after a gap"
        case .copied: "a copy"
        case .renamed: "renamed"
        case .restarted: "restarted"
        case .unstated: "since when?"
        }
    }

    /// The event in words, said of a number of series, and the remedy.
    package func phrase(of count: Int) -> String {
        let series = count == 1 ? "1 series" : "\(count) series"
        return switch self {
        case .appeared:
            "\(series) appeared while the process ran on: export it at 0 from the start"
        case .fell:
            "\(series) fell to a value that no restart explains: is it scraped through a balancer?"
        case .gap: "\(series) came back after a gap that may hide a restart"
        case .copied:
            "\(series) may be a copy of another one: name the label with ignoring"
        case .renamed: "\(series) may go on from another one under other labels"
        case .restarted:
            "the totals fell since the stage began: the process restarted, or another one "
                + "answered, and what was counted is lost"
        case .unstated:
            "more failures than requests came since the stage began: say since when is counted, "
                + "with counts"
        }
    }
}

extension [CountDoubt] {
    /// The reasons in one clause, the most frequent first.
    package var phrase: String {
        let counts = Dictionary(grouping: self, by: \.reason).mapValues(\.count)
        return counts.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
            .map { $0.key.phrase(of: $0.value) }.joined(separator: "; ")
    }
}
