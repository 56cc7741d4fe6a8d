package import Values

/// A check, a mitigation or a risk that a person let the rollout go on with, and for how long.
package struct GrantedException: Hashable, Sendable {
    package let kind: Kind
    /// The id; the newest one, if an amendment has given the check another.
    package internal(set) var subject: String
    package let by: String
    package let at: Instant
    package let entry: Int
    package let reason: String
    /// The moment from which it no longer counts; nil if it has no end.
    package let until: Instant?
    /// The reason that it ended before that; nil if it did not.
    package internal(set) var end: End?

    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case waived
        /// A recommended mitigation that an advance went on without.
        case accepted
        case riskAccepted
    }

    /// The entry that ended it.
    package struct End: Hashable, Sendable {
        package let cause: Cause
        package let entry: Int
        package let at: Instant

        package enum Cause: String, Hashable, Sendable, CaseIterable {
            /// An amendment changed or took away the check that it was given for.
            case amended
            /// The log's time was put right.
            case clockCorrected
            /// A later one was granted for the same.
            case replaced
        }
    }

    /// Returns true if it counts at a moment.
    package func isInForce(at now: Instant) -> Bool {
        end == nil && until.map { now < $0 } ?? true
    }
}

extension Decision {
    /// True if it lets the rollout go on with something that a rule would stop it for.
    package var grantsException: Bool {
        changes.contains { change in
            if case .waived = change { return true }
            if case .riskAccepted = change { return true }
            return false
        }
    }
}
