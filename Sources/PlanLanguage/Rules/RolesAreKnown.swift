import Rollouts

extension Rules {
    /// If the plan names roles, it must name all of them.
    @Sendable static func rolesAreKnown(_ plan: PlanDocument) -> [Finding] {
        guard let roles = plan.roles.value else { return [] }
        let names = roles.map(\.name.value)
        return plan.approvalRules.compactMap { rule in
            guard let role = rule.role.located, !names.contains(role.value) else { return nil }
            return .unknownRole(role, names)
        }
    }
}

extension Finding {
    fileprivate static func unknownRole(_ role: Located<String>, _ names: [String]) -> Self {
        let near = Suggestion(for: role.value, among: names).text
        return .error("unknown role \(role.value.quoted)\(near)", at: role.at)
    }
}
