extension Check {
    /// Returns true if the check is judged in a state.
    ///
    /// One of live traffic is so from the first stage on, however few users are left in it: that
    /// the last one was forgotten does not undo a failure. One of some stages is so in those alone.
    package func applies(in state: State) -> Bool {
        if let stages { return state.exposedStage.map(stages.contains) ?? false }
        return switch when {
        case .always: true
        case .live: state.phase != .planned
        }
    }
}
