package import Values

/// The end of a rollout's last stage, whose users keep the release.
package struct Completion: Hashable, Codable, Sendable {
    /// The name of the last stage.
    package internal(set) var stage: String
    package let at: Instant

    package init(stage: String, at: Instant) {
        self.stage = stage
        self.at = at
    }
}

extension State {
    /// The stage whose users have the release: the live one, or the last of a completed rollout.
    ///
    /// Counts of the last stage go on after it.
    package var exposedStage: String? { stage ?? completion?.stage }
}

extension Plan {
    /// Returns the end of the watch over a completed rollout; nil while it is not completed.
    package func watchEnd(in state: State) -> Instant? {
        state.phase == .completed
            ? state.completion.map { $0.at + (watch ?? Self.standardWatch).duration } : nil
    }

    /// Returns true if the no-go conditions can trip now: in a stage, and for as long afterwards as
    /// the plan says.
    ///
    /// The clock is used as read: one that runs backwards makes a watch longer.
    package func isWatching(_ state: State, at now: Instant) -> Bool {
        switch state.phase {
        case .planned: false
        case .live: true
        case .completed: watchEnd(in: state).map { now < $0 } ?? false
        }
    }
}
