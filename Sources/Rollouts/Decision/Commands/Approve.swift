import Values

extension DecisionContext {
    /// Records one person's approval, bound to the plan, the stage and the register as they are.
    func approve(stage name: String?, role: String?, reason: String?) -> Decision {
        if let name, plan.stage(name) == nil { return unknownStage(name) }
        guard let stage = name.flatMap(plan.stage) ?? nextStage, let rule = stage.approvals else {
            return decision(
                .invalid,
                summary: "\(name ?? nextStage?.name ?? "what comes next") needs no approval"
            )
        }
        let role = role.map(plannedRole) ?? rule.role
        if let refusal = approvalRefusal(rule, role: role) {
            return decision(.notPermitted, summary: refusal)
        }
        guard !approvers(of: stage, rule).contains(FoldedName(actor.name)) else {
            return decision(
                .alreadyThere,
                summary: "\(actor.name) has approved \(stage.name) already"
            )
        }
        let approval = Approval(
            stage: stage.name,
            by: actor.name,
            role: role,
            at: latest,
            planDigest: state.plan?.digest ?? "",
            registerRevision: state.register.revision
        )
        let missing = rule.count - approvers(of: stage, rule).union([FoldedName(actor.name)]).count
        return decision(
            .recorded,
            summary: "\(actor.name) approves \(stage.name)" + (reason.map { ": \($0)" } ?? "")
                + (missing > 0 ? "; \(missing) more needed" : ""),
            changes: [.approved(approval: approval)]
        )
    }

    /// Returns a role as the plan spells it, so that no other spelling escapes its list of holders.
    private func plannedRole(_ role: String) -> String {
        let names = plan.roles.map(\.name)
        let folded = FoldedName(role)
        return names.contains(role) ? role : names.first { FoldedName($0) == folded } ?? role
    }

    private func approvalRefusal(_ rule: ApprovalRule, role: String?) -> String? {
        guard actor.kind == .person else { return "an approval is given by a person" }
        if let needed = rule.role, role != needed {
            return "the plan asks for an approval by \(needed)"
        }
        if let role, let members = plan.roles.first(where: { $0.name == role })?.members,
            !members.contains(name: actor.name)
        {
            return "\(actor.name) is not among the plan's \(role)s"
        }
        return involvement(of: actor.name, rule).map { part in
            "\(actor.name) \(part.fact) and cannot approve it too; \(others(rule))"
        }
    }
}
