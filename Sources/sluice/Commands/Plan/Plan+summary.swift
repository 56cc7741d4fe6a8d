import Rollouts

extension Plan {
    /// A summary such as `forecast-1.0.0 is valid: 3 stages, 8 no-go conditions, …`.
    var summary: String {
        let counts = [
            (stages.count, "stage"), (noGo.count, "no-go condition"), (blockers.count, "blocker"),
            (mitigations.count, "mitigation"), (risks.count, "risk"),
        ]
        let parts = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
        return "\(name) is valid: \(parts.joined(separator: ", "))"
    }
}
