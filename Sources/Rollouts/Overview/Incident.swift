package import Values

/// A stop or a reversal of a rollout: when it came, how many were exposed, and how it ended.
package struct Incident: Hashable, Sendable {
    package let entry: Int
    package let at: Instant
    package let kind: Kind
    /// The phases before and after.
    package let from: String
    package let to: String
    package let exposure: Decision.Exposure
    package let by: String
    package let why: String
    /// The holds that it left, and that nobody has released since.
    package internal(set) var holds: [Hold]
    /// The last release of its holds; nil while one is left, even if that has expired.
    package internal(set) var release: End?

    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case rollback
        /// A no-go condition has held the rollout.
        case trip
        case hold
    }

    package struct End: Hashable, Sendable {
        package let at: Instant
        /// The entry that ended it; nil if the hold expired.
        package let entry: Int?
        package let by: String?
    }
}

extension Incident {
    /// Returns the end by a moment; nil if it still holds the rollout.
    package func end(by now: Instant) -> End? {
        if let release { return release }
        let ends = holds.map(\.expires)
        guard let last = ends.compactMap(\.self).max(), !ends.contains(nil), last <= now else {
            return holds.isEmpty ? End(at: at, entry: entry, by: by) : nil
        }
        return End(at: last, entry: nil, by: nil)
    }
}

extension Incident.Kind {
    /// Creates the kind of a decision; nil if it stops nothing.
    init?(_ decision: Decision) {
        let isReversal = decision.changes.contains {
            if case .rolledBack = $0 { true } else { false }
        }
        let isStop = decision.changes.contains { if case .held = $0 { true } else { false } }
        if isReversal {
            self = .rollback
        } else if isStop {
            self = decision.outcome == .tripped ? .trip : .hold
        } else {
            return nil
        }
    }
}
