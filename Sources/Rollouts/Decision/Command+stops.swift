extension Command {
    /// Whether it can only ever stop a rollout or take it back, and so must always be possible.
    package var stops: Bool {
        switch self {
        case .hold, .rollback: true
        case .apply, .advance, .tick, .resume, .approve, .waive, .attest, .acceptRisk,
            .raiseBlocker, .clearBlocker, .reopenBlocker, .mitigationDone, .acceptLoss,
            .forget:
            false
        }
    }
}
