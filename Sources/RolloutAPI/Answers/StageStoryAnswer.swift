import AuditLog
package import RolloutController

/// The JSON answer of `log show --why STAGE --json`.
package struct StageStoryAnswer: Encodable {
    package let rollout: String
    package let stage: String
    /// The kind of story: `entered`, `refused` or `untried`.
    package let answer: String
    package let isCurrent: Bool
    /// The entry with which the rollout left the stage.
    package let left: Nullable<Int>
    package let entry: Nullable<LogEntryDetails>

    /// Creates the answer; `current` is the rollout's present stage or phase.
    package init(
        _ story: RolloutLog.StageStory,
        of stage: String,
        in rollout: String,
        current: String,
        entry: LogEntryDetails?
    ) {
        self.rollout = rollout
        self.stage = stage
        isCurrent = stage == current
        self.entry = Nullable(entry)
        switch story {
        case .entered(_, let next):
            (answer, left) = ("entered", Nullable(next?.index))
        case .refused:
            (answer, left) = ("refused", Nullable(nil))
        case .untried:
            (answer, left) = ("untried", Nullable(nil))
        }
    }
}
