package import Rollouts

extension ApprovalRule {
    /// The approvals that it takes: `2 approvals by approver`.
    package var text: String {
        "\(count) approval\(count == 1 ? "" : "s")" + (role.map { " by \($0)" } ?? "")
    }
}
