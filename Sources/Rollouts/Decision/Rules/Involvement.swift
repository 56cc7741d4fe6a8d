import Values

extension DecisionContext {
    /// The part in an advance that keeps a person from approving it.
    enum Involvement {
        case requested, applied, appliedEarlier

        /// The part in words, after the person's name.
        var fact: String {
            switch self {
            case .requested: "asked for this advance"
            case .applied: "applied the plan in force"
            case .appliedEarlier: "applied the plan that was amended since"
            }
        }
    }

    /// Returns a person's part in the next advance; nil if the plan minds none, or there is none.
    func involvement(of name: String, _ rule: ApprovalRule) -> Involvement? {
        guard rule.notRequester else { return nil }
        let isAsking = isAdvancing && actor.isNamed(name)
        if isAsking || state.requesters.contains(name: name) { return .requested }
        if let last = state.authors.last, [last].contains(name: name) { return .applied }
        return state.authors.contains(name: name) ? .appliedEarlier : nil
    }

    /// Returns a clause on the people whose approvals would count.
    func others(_ rule: ApprovalRule) -> String {
        guard let role = rule.role, let holders = plan.roles.first(where: { $0.name == role })
        else { return "an approval by another person counts" }
        let free = holders.members.filter { !actor.isNamed($0) && involvement(of: $0, rule) == nil }
        guard !free.isEmpty else {
            return "no other \(role) of the plan may either: it needs one more under roles"
        }
        return "an approval by \(free.joined(separator: " or ")) counts"
    }
}
