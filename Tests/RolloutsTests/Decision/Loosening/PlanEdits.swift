import Rollouts
import Testing

/// A change of the whole plan's text, with the effect that it has.
struct Edit: Sendable, CustomTestStringConvertible {
    let part: String
    let other: String
    let effect: PlanDifference.Effect
    /// The name of one of the differences, if it is looked at.
    let name: String?

    init(_ part: String, _ other: String, _ effect: PlanDifference.Effect, _ name: String? = nil) {
        self.part = part
        self.other = other
        self.effect = effect
        self.name = name
    }

    var testDescription: String { "\(part) → \(other)" }
}

/// Changes of the whole plan, by its parts.
enum PlanEdits {
    static let all =
        whole + sources + freezes + stages + checks + requirements + measures + issues
        + mitigations + risks
}
