package import Values

/// The number of exposed users over a rollout's time, with the events that stopped or reversed it.
package struct ExposureHistory: Hashable, Sendable {
    /// The stays in order; each begins where the previous one ends.
    package let stays: [Stay]
    /// The marks in the order of the log; at most 500.
    package let marks: [Mark]

    package init(stays: [Stay] = [], marks: [Mark] = []) {
        self.stays = stays
        self.marks = marks
    }

    /// The times of the first and the last entry; nil if there are none.
    package var times: ClosedRange<Instant>? {
        guard let first = stays.first, let last = stays.last else { return nil }
        return first.since...last.until
    }

    /// A period without a change of stage or exposure.
    package struct Stay: Hashable, Sendable {
        /// The phase: `planned`, a stage's name or `completed`.
        package let stage: String
        package let exposure: Int
        package let since: Instant
        package var until: Instant

        package init(stage: String, exposure: Int, since: Instant, until: Instant) {
            self.stage = stage
            self.exposure = exposure
            self.since = since
            self.until = until
        }
    }

    /// An event that stopped the rollout, reversed it or let it continue.
    package struct Mark: Hashable, Sendable {
        package let entry: Int
        package let time: Instant
        package let kind: Kind
        package let exposure: Int
        package let summary: String

        package init(entry: Int, time: Instant, kind: Kind, exposure: Int, summary: String) {
            self.entry = entry
            self.time = time
            self.kind = kind
            self.exposure = exposure
            self.summary = summary
        }

        package enum Kind: String, Hashable, Sendable, CaseIterable {
            case trip
            case rollback
            case hold
            case release
        }
    }
}

extension ExposureHistory.Mark.Kind {
    /// Creates a mark of a decision's most important effect; nil if it stopped and released
    /// nothing.
    init?(_ decision: Decision) {
        if decision.outcome == .tripped {
            self = .trip
            return
        }
        let kinds = decision.changes.compactMap(Self.init)
        guard let kind = Self.allCases.first(where: kinds.contains) else { return nil }
        self = kind
    }

    private init?(_ change: Change) {
        if case .rolledBack = change {
            self = .rollback
        } else if case .held = change {
            self = .hold
        } else if case .released = change {
            self = .release
        } else {
            return nil
        }
    }
}
