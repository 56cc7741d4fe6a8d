extension Check {
    /// Returns true if the check is judged in a state.
    ///
    /// One of live traffic is so from the first stage on, however few users are left in it: that
    /// the last one was forgotten does not undo a failure.
    package func applies(in state: State) -> Bool {
        switch when {
        case .always: true
        case .live: state.phase != .planned
        }
    }
}
