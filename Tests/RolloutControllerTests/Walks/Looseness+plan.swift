import Rollouts
import Values

extension Plan {
    /// Returns what another plan takes away of what this one binds by; empty if nothing.
    ///
    /// It is a comparison of its own, and asks none of the rows by which programs are judged.
    func lost(in other: Plan) -> [String] {
        var lost: [String] = []
        if stages.map(\.name) != other.stages.map(\.name) { lost.append("the stages' names") }
        for (before, after) in zip(stages, other.stages) { lost += before.lost(in: after) }
        lost += noGo.flatMap { $0.lost(in: other.noGo) }
        lost += freezes.filter { !$0.isCovered(by: other.freezes) }.map { "freeze \($0.reason)" }
        lost += roles.filter { !$0.isKept(in: other.roles) }.map { "role \($0.name)" }
        lost += mitigations.flatMap { $0.lost(in: other.mitigations) }
        if attesters != other.attesters { lost.append("the attesters") }
        if guardRule.onBlind == .hold, other.guardRule.onBlind == .tell { lost.append("onBlind") }
        return lost
    }

    private var attesters: [[String]] {
        sources.compactMap { source in
            guard case .attestation(let names) = source.kind else { return nil }
            return names.map(Member.letters).sorted()
        }
    }
}

extension Stage {
    fileprivate func lost(in other: Stage) -> [String] {
        var lost = gates.flatMap { $0.lost(in: other.gates) }
        if other.cohort != cohort { lost.append("cohort") }
        if other.soak.milliseconds < soak.milliseconds { lost.append("soak") }
        if let approvalRule { lost += approvalRule.lost(in: other.approvalRule) }
        return lost.map { "\($0) of \(name)" }
    }
}

extension ApprovalRule {
    fileprivate func lost(in other: Self?) -> [String] {
        guard let other else { return ["all approvals"] }
        var lost: [String] = []
        if other.count < count { lost.append("count of approvals") }
        if role != nil, other.role != role { lost.append("role of approvals") }
        if notRequester, !other.notRequester { lost.append("notRequester") }
        if other.validFor.milliseconds > validFor.milliseconds { lost.append("validFor") }
        return lost
    }
}

extension Check {
    fileprivate func lost(in others: [Check]) -> [String] {
        guard let other = others.first(where: { $0.id == id }) else { return ["the check \(id)"] }
        var lost: [String] = []
        if other.measure != measure || !other.require.isAsStrict(as: require) {
            lost.append("limit of \(id)")
        }
        if onFail == .rollback, other.onFail == .hold { lost.append("onFail of \(id)") }
        if when == .always, other.when == .live { lost.append("when of \(id)") }
        if other.validFor.milliseconds > validFor.milliseconds { lost.append("validFor of \(id)") }
        return lost
    }
}

extension Requirement {
    fileprivate func isAsStrict(as other: Self) -> Bool {
        switch (self, other) {
        case (.value(let mine), .value(let theirs)):
            mine.comparison == theirs.comparison
                && (mine.isUpper ? mine.number <= theirs.number : mine.number >= theirs.number)
        case (.trials(let count, let failures), .trials(let otherCount, let otherFailures)):
            count >= otherCount && failures <= otherFailures
        case (_, _): self == other
        }
    }
}

extension Freeze {
    /// Returns true if every moment of it is frozen by others, looked at one edge after another.
    fileprivate func isCovered(by others: [Freeze]) -> Bool {
        let edges = [from] + others.map(\.to).filter { $0 > from && $0 < to }
        return edges.allSatisfy { edge in others.contains { $0.from <= edge && edge < $0.to } }
    }
}

extension Role {
    fileprivate func isKept(in others: [Role]) -> Bool {
        guard let other = others.first(where: { $0.name == name }) else { return false }
        let known = Set(members.map(Member.letters))
        return other.members.allSatisfy { known.contains(Member.letters(of: $0)) }
    }
}

extension Mitigation {
    fileprivate func lost(in others: [Mitigation]) -> [String] {
        guard let other = others.first(where: { $0.id == id }) else { return ["mitigation \(id)"] }
        let levels: [Level] = [.optional, .recommended, .required]
        var lost: [String] = []
        if rank(other.level, levels) < rank(level, levels) { lost.append("level of \(id)") }
        if other.whenOverdue > whenOverdue { lost.append("whenOverdue of \(id)") }
        switch (due, other.due) {
        case (nil, _): break
        case (.within(let span, let stage)?, .within(let other, let otherStage)?):
            if stage != otherStage || other > span { lost.append("deadline of \(id)") }
        case (.before?, _), (.within?, _):
            if due != other.due { lost.append("deadline of \(id)") }
        }
        return lost
    }

    private func rank(_ level: Level, _ levels: [Level]) -> Int {
        levels.firstIndex(of: level) ?? 0
    }
}
