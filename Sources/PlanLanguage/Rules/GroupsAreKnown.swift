import Rollouts
import Values

extension Rules {
    /// Requires that approvals ask groups of the plan, which have people enough.
    @Sendable static func groupsAreKnown(_ plan: PlanDocument) -> [Finding] {
        let groups = plan.groups.value ?? []
        let names = groups.map(\.name.value)
        let strangers = plan.approvalRules.compactMap { rule -> Finding? in
            guard let group = rule.group.located else { return nil }
            if rule.role.isWritten { return .roleAndGroup(at: group.at) }
            return names.contains(group.value) ? nil : .unknownGroup(group, names)
        }
        guard strangers.isEmpty else { return strangers }
        let members = Dictionary(
            keepingFirst: groups.map { group in
                (group.name.value, Set(group.value.map { FoldedName($0.value) }))
            }
        )
        return plan.stages.items().compactMap { shortage($0, members) }
    }

    /// Returns the finding that not even all people of the groups together are enough.
    private static func shortage(
        _ stage: StageDocument,
        _ members: [String: Set<FoldedName>]
    ) -> Finding? {
        guard let rules = stage.approvals.value, let at = stage.approvals.at else { return nil }
        let grouped = rules.map(\.value).filter { $0.group.isWritten }
        let missing = ApprovalMatching(
            grouped.map { rule in
                (rule.count.value ?? 1, rule.group.value.flatMap { members[$0] } ?? [])
            }
        )
        .missing
        return missing == 0 ? nil : .tooFew(missing, at: at)
    }
}

extension PlanDocument {
    /// The rules of all stages on approvals.
    var approvalRules: [ApprovalDocument] { stages.items().flatMap { $0.approvals.items() } }
}

extension Finding {
    fileprivate static func unknownGroup(_ group: Located<String>, _ names: [String]) -> Self {
        let near = Suggestion(for: group.value, among: names).text
        return .error("unknown group \(group.value.quoted)\(near)", at: group.at)
    }

    fileprivate static func roleAndGroup(at location: Location) -> Self {
        .error("approvals are by a role or by a group, not both", at: location)
    }

    fileprivate static func tooFew(_ missing: Int, at location: Location) -> Self {
        .error(
            "the groups have \(missing) \(missing == 1 ? "person" : "people") too few: each counts "
                + "once in all approvals of a stage",
            at: location
        )
    }
}
