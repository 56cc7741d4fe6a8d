extension State.Phase {
    /// The phase as text: `planned`, `completed`, or the stage's name.
    package var text: String {
        switch self {
        case .planned: "planned"
        case .live(let stage): stage
        case .completed: "completed"
        }
    }

    /// The kind of phase: `planned`, `live` or `completed`.
    package var word: String {
        switch self {
        case .planned: "planned"
        case .live: "live"
        case .completed: "completed"
        }
    }
}
