package import Rollouts
package import Values

extension RolloutBrief {
    /// The standing in a few words.
    package func words(at now: Instant) -> String {
        let subjects = standing.subjects.joined(separator: ", ")
        return switch standing {
        case .withoutPlan: "no plan is in force"
        case .held: "held by \(subjects)"
        case .blind: "nobody sees \(subjects)"
        case .failing(let checks): "\(subjects) \(checks.count == 1 ? "fails" : "fail")"
        case .blocked: "stopped by \(subjects)"
        case .soaking(let end): "soaks, \((end - now).spoken) to go"
        case .watched(let end): "complete, watched for \((end - now).spoken) more"
        case .over: "complete, no longer watched"
        case .clear: phase == .planned ? "not begun" : "soak is over"
        }
    }

    /// The mark of the standing: ✗ somebody has to act, · it waits, ✓ all is well.
    package var mark: String {
        if standing.needsSomebody { return "✗" }
        switch standing {
        case .watched, .over: return "✓"
        case .withoutPlan, .held, .blind, .failing, .blocked, .soaking, .clear: return "·"
        }
    }
}
