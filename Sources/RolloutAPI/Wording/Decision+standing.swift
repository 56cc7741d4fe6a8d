package import Rollouts
import Values

extension Decision {
    /// The people who have the release when nothing has moved: `beta keeps its 20 users`.
    package var standing: String {
        switch from {
        case State.Phase.planned.text: "nobody has the release"
        case State.Phase.completed.text: "all \(exposure.before.grouped) users keep the release"
        default: "\(from) keeps its \(exposure.before.grouped) users"
        }
    }
}
