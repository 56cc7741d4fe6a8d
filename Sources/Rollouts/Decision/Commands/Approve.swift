import Values

extension DecisionContext {
    /// Records one person's approval, bound to the plan, the stage and the register as they are.
    func approve(stage name: String?, role: String?, reason: String?) -> Decision {
        if let name, plan.stage(name) == nil { return unknownStage(name) }
        guard let stage = name.flatMap(plan.stage) ?? nextStage, let approvals = stage.approvals
        else {
            return decision(
                .invalid,
                summary: "\(name ?? nextStage?.name ?? "what comes next") needs no approval"
            )
        }
        let role = role.map(plannedRole) ?? ownRole(among: approvals.rules)
        if let refusal = approvalRefusal(approvals.rules, role: role) {
            return decision(.notPermitted, summary: refusal)
        }
        guard !approvers(of: stage, approvals).contains(FoldedName(actor.name)) else {
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
        let missing = missing(of: stage, approvals, withOneAs: role)
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

    /// Returns the role in which a person approves who names none: the one that is asked for, or of
    /// several the first that the plan gives the person.
    private func ownRole(among rules: [ApprovalRule]) -> String? {
        let roles = rules.compactMap(\.role)
        guard rules.count > 1 else { return roles.first }
        return roles.first { role in
            plan.roles.first { $0.name == role }?.members.contains(name: actor.name) ?? false
        }
    }

    /// Returns the reason that an approval would count by none of the rules; nil if it would.
    private func approvalRefusal(_ rules: [ApprovalRule], role: String?) -> String? {
        guard actor.kind == .person else { return "an approval is given by a person" }
        let refusals = rules.map { refusal(by: $0, role: role) }
        guard !refusals.contains(nil) else { return nil }
        return refusals.compactMap(\.self).joined(separator: "; ")
    }

    private func refusal(by rule: ApprovalRule, role: String?) -> String? {
        if let needed = rule.role, role != needed {
            return "the plan asks for an approval by \(needed)"
        }
        if let role = rule.role ?? role,
            let members = plan.roles.first(where: { $0.name == role })?.members,
            !members.contains(name: actor.name)
        {
            return "\(actor.name) is not among the plan's \(role)s"
        }
        if let group = rule.group, !isInGroup(actor.name, rule) {
            return "\(actor.name) is not of the group \(group): "
                + plan.members(ofGroup: group).joined(separator: ", ")
        }
        return involvement(of: actor.name, rule).map { part in
            "\(actor.name) \(part.fact) and cannot approve it too; \(others(rule))"
        }
    }
}
