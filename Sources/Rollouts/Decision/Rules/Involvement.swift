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

    /// Returns true if a person's approval would count by a rule.
    func isEligible(_ name: String, _ rule: ApprovalRule) -> Bool {
        isInGroup(name, rule) && involvement(of: name, rule) == nil
    }

    /// Returns the people whom the plan lists for a rule, and what they are; nil if it lists none.
    func holders(of rule: ApprovalRule) -> (members: [String], kind: String)? {
        if let group = rule.group { return (plan.members(ofGroup: group), "group") }
        return plan.roles.first { $0.name == rule.role }.map { ($0.members, "role") }
    }

    /// Returns a clause on the people whose approvals would count.
    func others(_ rule: ApprovalRule) -> String {
        guard let (members, kind) = holders(of: rule), let name = rule.group ?? rule.role else {
            return "an approval by another person counts"
        }
        let free = members.filter { !actor.isNamed($0) && involvement(of: $0, rule) == nil }
        guard !free.isEmpty else {
            return "no other \(name) of the plan may either: it needs one more under \(kind)s"
        }
        return "an approval by \(free.joined(separator: " or ")) counts"
    }
}

extension ApprovalRule {
    /// The people that it asks for, as a clause: ` by security`.
    package var whom: String { (group ?? role).map { " by \($0)" } ?? "" }
}

extension Plan {
    /// Returns the people of a group; none if there is no such group.
    package func members(ofGroup name: String) -> [String] {
        groups?.first { $0.name == name }?.members ?? []
    }
}
