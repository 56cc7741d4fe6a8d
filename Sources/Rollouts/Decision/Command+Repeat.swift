extension Command {
    /// Whether it asks the same as another, as far as the asker says it.
    ///
    /// A time that was reckoned from the clock (`--expires 2h`) and the differences to the plan in
    /// force are other ones at a second try.
    package func repeats(_ other: Command) -> Bool {
        switch (self, other) {
        case (.hold(let id, let reason, _), .hold(let otherID, let otherReason, _)):
            id == otherID && reason == otherReason
        case (.waive(let subject, _, let reason), .waive(let otherSubject, _, let otherReason)):
            subject == otherSubject && reason == otherReason
        case (.apply(let digest, _), .apply(let otherDigest, _)):
            digest == otherDigest
        case (.hold, _), (.waive, _), (.apply, _), (.advance, _), (.tick, _), (.resume, _),
            (.rollback, _), (.approve, _), (.attest, _), (.acceptRisk, _), (.raiseBlocker, _),
            (.clearBlocker, _), (.reopenBlocker, _), (.mitigationDone, _), (.acceptLoss, _),
            (.forget, _):
            self == other
        }
    }

    /// Whether it may be decided anew when another entry came in first.
    ///
    /// What was approved, advanced or forgotten was looked at as it was; everything else only adds
    /// to the record, or takes exposure back.
    package var canBeDecidedAnew: Bool {
        switch self {
        case .advance, .approve, .apply, .forget: false
        case .tick, .hold, .resume, .rollback, .waive, .attest, .acceptRisk, .raiseBlocker,
            .clearBlocker, .reopenBlocker, .mitigationDone, .acceptLoss:
            true
        }
    }
}
