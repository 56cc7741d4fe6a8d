package import Rollouts

extension ApprovalRule {
    /// The approvals that it takes: `2 approvals by approver`.
    package var text: String {
        "\(count) approval\(count == 1 ? "" : "s")\(whom)"
    }
}

extension Approvals {
    /// The approvals that it takes: `1 approval by security, 2 approvals by product`.
    package var text: String { rules.map(\.text).joined(separator: ", ") }
}
