extension Command {
    /// True if the command can only stop or reverse a rollout, and so must always be possible.
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
