import Rollouts

extension PlacedCheck.Part {
    package var word: String {
        switch self {
        case .noGo: "noGo"
        case .gate: "gate"
        case .mitigation: "mitigation"
        case .risk: "risk"
        }
    }
}
