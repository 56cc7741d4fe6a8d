package import Values

extension DecisionContext {
    var approvalObstacles: [Obstacle] {
        guard let stage = nextStage, let rule = stage.approvals else { return [] }
        let given = approvers(of: stage, rule)
        guard given.count < rule.count else { return [] }
        let whom = rule.role.map { " by \($0)" } ?? ""
        return [
            Obstacle(
                rule: .approval,
                subject: stage.name,
                message: "\(stage.name) needs \(rule.count) approval\(rule.count == 1 ? "" : "s")"
                    + "\(whom), has \(given.count)" + uncounted(of: stage, rule) + shortage(rule),
                remedy: .approve(stage: stage.name)
            )
        ]
    }

    /// Returns the people whose approvals count, each once however they spell their names.
    func approvers(of stage: Stage, _ rule: ApprovalRule) -> Set<FoldedName> {
        Set(approvals(of: stage, rule).map { FoldedName($0.by) })
    }

    /// Returns the approvals that count now.
    ///
    /// An approval is voided by a change of the plan or the register, by its age and, if the plan
    /// says so, by what the approver has had to do with the advance.
    fileprivate func approvals(of stage: Stage, _ rule: ApprovalRule) -> [Approval] {
        valid(of: stage, rule).filter { involvement(of: $0.by, rule) == nil }
    }

    private func valid(of stage: Stage, _ rule: ApprovalRule) -> [Approval] {
        state.register.approvals.filter { approval in
            approval.stage == stage.name && approval.planDigest == state.plan?.digest
                && approval.registerRevision == state.register.revision
                && latest < approval.at + rule.validFor.duration
                && (rule.role == nil || approval.role == rule.role)
                && !FoldedName(approval.by).isBlank
        }
    }

    /// Returns a clause on the approvals that do not count because of who gave them.
    private func uncounted(of stage: Stage, _ rule: ApprovalRule) -> String {
        var seen: Set<FoldedName> = []
        let clauses = valid(of: stage, rule).compactMap { approval -> String? in
            guard let why = involvement(of: approval.by, rule),
                seen.insert(FoldedName(approval.by)).inserted
            else { return nil }
            return "; \(approval.by) \(why.fact), and does not count"
        }
        return clauses.joined()
    }

    /// Returns a clause on the holders of the role, if too few of them may approve.
    private func shortage(_ rule: ApprovalRule) -> String {
        guard let role = plan.roles.first(where: { $0.name == rule.role }) else { return "" }
        let barred = role.members.filter { involvement(of: $0, rule) != nil }
        guard role.members.count - barred.count < rule.count else { return "" }
        guard !barred.isEmpty else { return "; the plan names too few of that role" }
        return "; too few of that role may give one, since "
            + barred.map { "\($0) \(involvement(of: $0, rule)?.fact ?? "")" }
            .joined(separator: " and ")
    }
}

extension Plan {
    /// Returns the approvals that count for entering the next stage; none if it needs none.
    package func approvals(
        for request: Request,
        in state: State,
        at now: Instant,
        by edition: Edition
    ) -> [Approval] {
        let context = DecisionContext(
            plan: self,
            state: state,
            evidence: Evidence(),
            now: now,
            request: request,
            edition: edition
        )
        guard let stage = context.nextStage, let rule = stage.approvals else { return [] }
        return context.approvals(of: stage, rule)
    }
}
