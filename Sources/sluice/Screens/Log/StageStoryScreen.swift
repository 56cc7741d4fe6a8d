import AuditLog
import RolloutController
import Rollouts
import Values

/// The reason a rollout is, was or is not in a stage, in a sentence.
struct StageStoryScreen {
    let story: RolloutLog.StageStory
    let stage: String
    let rollout: String
    /// The rollout's current stage or phase.
    let current: String
    let now: Instant

    var sentence: String {
        get throws {
            switch story {
            case .entered(let entry, nil):
                "\(rollout) is \(place) since \(past(entry)): entry \(entry.index) says why."
            case .entered(let entry, let left?):
                "\(rollout) was \(place) from \(entry.time.minute) to \(past(left)): "
                    + "entry \(entry.index) says why, entry \(left.index) took it to "
                    + "\(try left.decoded().decision.to)."
            case .refused(let entry):
                "\(rollout) never was \(place); it is \(phrase(current)). "
                    + "Entry \(entry.index) is the last that kept it out:"
            case .untried:
                "\(rollout) never was \(place), and no request for it is on record; "
                    + "it is \(phrase(current)). `sluice check` says what the next step needs."
            }
        }
    }

    private func past(_ entry: Entry) -> String {
        "\(entry.time.minute), \((now - entry.time).ago)"
    }

    private var place: String { phrase(stage) }

    private func phrase(_ stage: String) -> String {
        [State.Phase.planned.text, State.Phase.completed.text].contains(stage)
            ? stage : "in \(stage)"
    }
}
