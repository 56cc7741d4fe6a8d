package import Rollouts
import Values

extension Plan {
    /// Returns the least time from the first advance to completion: of each stage its soak, or the
    /// longest time that its needs take at the rate of their traffic.
    package func leastTime(given needs: [Need]) -> Duration {
        stages.map { stage in
            needs.filter { $0.stage == stage.name }.compactMap(\.time).reduce(
                stage.soak.duration,
                max
            )
        }.reduce(.zero, +)
    }
}

extension Need {
    /// The time that the needed trials take; nil if it is not known.
    package var time: Duration? {
        if case .traffic(_, _, _, let pace) = evidence { pace?.time } else { nil }
    }
}
