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
                    + "\(whom), has \(given.count)",
                remedy: .approve(stage: stage.name)
            )
        ]
    }

    func approvers(of stage: Stage, _ rule: ApprovalRule) -> Set<String> {
        Set(approvals(of: stage, rule).map(\.by))
    }

    /// Returns the approvals that count now.
    ///
    /// An approval is voided by a change of the plan or the register, by its age and, if the plan
    /// says so, if the approver is among those who requested the advance.
    fileprivate func approvals(of stage: Stage, _ rule: ApprovalRule) -> [Approval] {
        state.register.approvals.filter { approval in
            approval.stage == stage.name && approval.planDigest == state.plan?.digest
                && approval.registerRevision == state.register.revision
                && latest < approval.at + rule.validFor.duration
                && (rule.role == nil || approval.role == rule.role)
                && !(rule.notRequester && isRequester(approval.by))
        }
    }

    private func isRequester(_ name: String) -> Bool {
        state.requesters.contains(name) || (actor.name == name && isAdvancing)
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
