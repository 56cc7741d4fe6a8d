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
    }
}
