/// A check and its role in the plan.
package struct PlacedCheck: Hashable, Sendable {
    package let check: Check
    package let part: Part

    package init(check: Check, part: Part) {
        self.check = check
        self.part = part
    }

    package enum Part: Hashable, Codable, Sendable {
        case noGo
        case gate(of: String)
        case mitigation
        case risk

        /// True for the checks that can stop an advance by themselves.
        var decidesAdvance: Bool {
            switch self {
            case .noGo, .gate: true
            case .mitigation, .risk: false
            }
        }
    }
}
