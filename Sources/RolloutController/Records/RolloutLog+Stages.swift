package import AuditLog
import PlanLanguage
import Rollouts

extension RolloutLog {
    /// The reason a rollout is, was or is not in a stage.
    package enum StageStory: Sendable {
        /// The last entry into the stage, and the entry that left it; nil while it is still there.
        case entered(Entry, left: Entry?)
        /// The newest entry that refused the stage, which was never entered.
        case refused(Entry)
        /// The stage was never entered or requested.
        case untried
    }

    /// Returns the story of `stage`, a stage's name, `planned` or `completed`.
    package func story(of stage: String, in rollout: String) throws -> StageStory {
        let query = EntryQuery(rollout: rollout, stages: [stage])
        let entry =
            try last(matching: query) { $0.decision.moves(to: stage) }
            ?? beginning(of: rollout, in: stage)
        if let entry {
            let left = try first(after: entry, matching: query) { $0.decision.moves(from: stage) }
            return .entered(entry, left: left)
        }
        if let story = try earlierStory(of: stage, in: rollout, before: nil) { return story }
        let plans = try plans(of: rollout)
        let advances = EntryQuery(rollout: rollout, kinds: [Command.Name.advance.rawValue])
        let refusal = try last(matching: advances) { record in
            !record.decision.obstacles.isEmpty && record.target(under: plans) == stage
        }
        return refusal.map(StageStory.refused) ?? .untried
    }

    /// Returns the story of a stage that was entered under another name, which a plan then changed.
    private func earlierStory(
        of stage: String,
        in rollout: String,
        before index: Int?
    ) throws -> StageStory? {
        let plans = EntryQuery(rollout: rollout, kinds: [Command.Name.apply.rawValue])
        let rename = try last(matching: plans, before: index) {
            $0.decision.earlierName(of: stage) != nil
        }
        guard let rename, let name = try rename.decoded().decision.earlierName(of: stage) else {
            return nil
        }
        let query = EntryQuery(rollout: rollout, stages: [name])
        guard
            let entry = try last(
                matching: query,
                before: rename.index,
                where: { $0.decision.moves(to: name) }
            )
        else { return try earlierStory(of: name, in: rollout, before: rename.index) }
        let left = try first(after: entry, matching: query) { $0.decision.moves(from: name) }
        return .entered(entry, left: left)
    }

    /// Returns the entry of the first plan for `planned`, with which every rollout begins.
    private func beginning(of rollout: String, in stage: String) throws -> Entry? {
        guard stage == State.Phase.planned.text else { return nil }
        let query = EntryQuery(rollout: rollout)
        return try log.entries(matching: query, .init(from: 0, limit: 1)).entries.first
    }

    private func plans(of rollout: String) throws -> [String: Plan] {
        var plans: [String: Plan] = [:]
        let query = EntryQuery(rollout: rollout, kinds: [Command.Name.apply.rawValue])
        try forEachEntry(matching: query) { _, record in
            if let digest = record.planDigest { plans[digest] = record.plan }
        }
        return plans
    }

    func last(
        matching query: EntryQuery,
        before index: Int? = nil,
        where condition: (Record) throws -> Bool
    ) throws -> Entry? {
        var page = try log.entries(matching: query, .init(before: index, limit: 100))
        while true {
            if let found = try page.entries.last(where: { try condition($0.decoded()) }) {
                return found
            }
            guard let previous = page.previous else { return nil }
            page = try log.entries(matching: query, .init(before: previous, limit: 100))
        }
    }

    private func first(
        after entry: Entry,
        matching query: EntryQuery,
        where condition: (Record) throws -> Bool
    ) throws -> Entry? {
        var next: Int? = entry.index + 1
        while let from = next {
            let page = try log.entries(matching: query, .init(from: from, limit: 100))
            if let found = try page.entries.first(where: { try condition($0.decoded()) }) {
                return found
            }
            next = page.next
        }
        return nil
    }
}

extension Decision {
    fileprivate func moves(to stage: String) -> Bool { to == stage && from != stage }

    /// Returns the name that a stage had before the decision renamed it; nil if it did not.
    fileprivate func earlierName(of stage: String) -> String? {
        for case .planApplied(_, _, _, let amendment) in changes {
            return amendment.stages.first { $0.name == stage }?.from
        }
        return nil
    }

    fileprivate func moves(from stage: String) -> Bool { from == stage && to != stage }
}

extension Record {
    /// The stage that an advance tried to enter: the requested one, or the plan's next.
    fileprivate func target(under plans: [String: Plan]) -> String? {
        guard case .advance(let asked, _, _) = request.command else { return nil }
        guard asked == nil, let plan = planDigest.flatMap({ plans[$0] }) else { return asked }
        let names = plan.stages.map(\.name)
        guard decision.from != State.Phase.planned.text else { return names.first }
        return names.firstIndex(of: decision.from).map {
            names.indices.contains($0 + 1) ? names[$0 + 1] : State.Phase.completed.text
        }
    }
}
