/// The way in which one run ended in a stage.
enum StageEnd: Hashable, Sendable {
    /// The stage was left; `lastGate` is the index of the last check to pass, nil for the soak.
    case advanced(poll: Int, lastGate: Int?)
    /// The no-go condition with that index failed.
    case tripped(poll: Int, by: Int)
    /// The stage was not left; `gate` is a check that did not pass at the end.
    case stuck(gate: Int?)
}
