extension Command {
    /// Returns true if the command requests the same as another, as far as the caller specified it.
    ///
    /// A time computed from the clock (`--expires 2h`) and the differences from the plan in force
    /// are not compared, since a second attempt gives other ones.
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

    /// True if the command may be decided again after another entry came in first.
    ///
    /// An advance, an approval, a plan and a removal were based on the state as it was; all other
    /// commands only add to the record or reduce exposure.
    package var canBeDecidedAnew: Bool {
        switch self {
        case .advance, .approve, .apply, .forget: false
        case .tick, .hold, .resume, .rollback, .waive, .attest, .acceptRisk, .raiseBlocker,
            .clearBlocker, .reopenBlocker, .mitigationDone, .acceptLoss:
            true
        }
    }
}
