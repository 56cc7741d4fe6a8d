import Rollouts
import Values

/// The ends of a freeze that comes once, as all do in a walk.
extension Freeze {
    var from: Instant { once.from }
    var to: Instant { once.to }

    private var once: (from: Instant, to: Instant) {
        guard case .once(let from, let to) = time else {
            preconditionFailure("the freeze \(reason) comes every week")
        }
        return (from, to)
    }
}
