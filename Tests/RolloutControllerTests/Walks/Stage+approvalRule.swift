import Rollouts

extension Stage {
    /// The one rule on approvals of a walk's plan; nil if the stage needs none.
    var approvalRule: ApprovalRule? { approvals?.rules.first }
}
