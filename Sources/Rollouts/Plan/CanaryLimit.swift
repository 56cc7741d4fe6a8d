package import Statistics
import Values

/// The limit on how much worse a canary may be than its control.
package struct CanaryLimit: Hashable, Sendable {
    /// The direction of change that is bad.
    package let worse: CanaryComparison.Direction
    package let effect: CanaryComparison.EffectSize
    /// The effect size at which an increase is too large.
    ///
    /// Over 1 for a ratio of means, over ½ and under 1 for cles. It also limits a decrease: 1.25
    /// stands for 0.8 too, and a cles of 0.6 for 0.4.
    package let limit: Double

    package init(
        worse: CanaryComparison.Direction,
        effect: CanaryComparison.EffectSize,
        limit: Double
    ) {
        self.worse = worse
        self.effect = effect
        self.limit = limit
    }

    package var limits: CanaryComparison.Limits {
        switch effect {
        case .meanRatio: .init(increase: limit, decrease: 1 / limit)
        case .cles: .init(increase: limit, decrease: 1 - limit)
        }
    }

    /// The limit as shown to people: `mean ratio < 1.25`.
    package var text: String {
        let (lower, upper) = (limits.decrease.plain, limits.increase.plain)
        switch worse {
        case .increase: return "\(effect.name) < \(upper)"
        case .decrease: return "\(effect.name) > \(lower)"
        case .either: return "\(effect.name) \(lower) to \(upper)"
        }
    }
}

extension CanaryComparison.EffectSize {
    /// The name as shown to people.
    package var name: String {
        switch self {
        case .meanRatio: "mean ratio"
        case .cles: "cles"
        }
    }
}
