package import Values

extension DecisionContext {
    var approvalObstacles: [Obstacle] {
        guard let stage = nextStage, let approvals = stage.approvals else { return [] }
        let matching = matching(of: stage, approvals)
        guard matching.missing > 0 else { return [] }
        let needed = zip(approvals.rules, matching.given).map { rule, given in
            "\(rule.count) approval\(rule.count == 1 ? "" : "s")\(rule.whom), has \(given)"
        }
        let clauses =
            approvals.rules.map { uncounted(of: stage, $0) }.uniqued
            + approvals.rules.map(shortage)
        return [
            Obstacle(
                rule: .approval,
                subject: stage.name,
                message: "\(stage.name) needs " + needed.joined(separator: ", and ")
                    + clauses.joined(),
                remedy: .approve(stage: stage.name)
            )
        ]
    }

    /// Returns the people who count, each for one of the rules.
    private func matching(of stage: Stage, _ approvals: Approvals) -> ApprovalMatching {
        ApprovalMatching(approvals.rules.map { ($0.count, approvers(of: stage, $0)) })
    }

    /// Returns the number of approvals that are missing, once the person who asks has given one in
    /// a role.
    func missing(of stage: Stage, _ approvals: Approvals, withOneAs role: String?) -> Int {
        ApprovalMatching(
            approvals.rules.map { rule in
                let counts = isEligible(actor.name, rule) && (rule.role == nil || rule.role == role)
                let own: Set = counts ? [FoldedName(actor.name)] : []
                return (rule.count, approvers(of: stage, rule).union(own))
            }
        )
        .missing
    }

    /// Returns the people whose approvals count by any rule, each once however they spell their
    /// names.
    func approvers(of stage: Stage, _ approvals: Approvals) -> Set<FoldedName> {
        approvals.rules.reduce(into: []) { $0.formUnion(approvers(of: stage, $1)) }
    }

    private func approvers(of stage: Stage, _ rule: ApprovalRule) -> Set<FoldedName> {
        Set(self.approvals(of: stage, rule).map { FoldedName($0.by) })
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
                && isInGroup(approval.by, rule)
                && !FoldedName(approval.by).isBlank
        }
    }

    /// Returns true if a person is of the group that a rule asks for, if it asks for one.
    func isInGroup(_ name: String, _ rule: ApprovalRule) -> Bool {
        guard let group = rule.group else { return true }
        return plan.members(ofGroup: group).contains(name: name)
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

    /// Returns a clause on the holders of the role or the group, if too few of them may approve.
    private func shortage(_ rule: ApprovalRule) -> String {
        guard let (members, kind) = holders(of: rule) else { return "" }
        let barred = members.filter { involvement(of: $0, rule) != nil }
        guard members.count - barred.count < rule.count else { return "" }
        guard !barred.isEmpty else { return "; the plan names too few of that \(kind)" }
        return "; too few of that \(kind) may give one, since "
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
        guard let stage = context.nextStage, let approvals = stage.approvals else { return [] }
        let counting = Set(approvals.rules.flatMap { context.approvals(of: stage, $0) })
        return state.register.approvals.filter(counting.contains)
    }
}

extension [String] {
    /// The texts, each once, in their order.
    fileprivate var uniqued: Self {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
