/// How one run left a stage, or did not.
enum StageEnd: Hashable, Sendable {
    /// `lastGate` is the check that was the last to pass, by its index; nil: the soak was.
    case advanced(poll: Int, lastGate: Int?)
    /// A no-go failed, the check of that index.
    case tripped(poll: Int, by: Int)
    /// `gate` is a check that did not pass at the end of the time.
    case stuck(gate: Int?)
}
