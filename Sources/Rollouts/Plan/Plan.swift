package import Values

/// The course of a release: its stages, what each needs, and what stops it.
///
/// Every plan in memory is valid: the plan language validates the text and reports all problems
/// before it creates a plan.
package struct Plan: Hashable, Codable, Sendable {
    /// The name of the release, and of the rollout in the log.
    package let name: String
    package let description: String?
    package internal(set) var population: Population?
    /// The holders of roles; a role that is not listed can be claimed by anyone.
    package let roles: [Role]
    /// The groups that approvals are asked of; nil if there are none.
    package let groups: [Role]?
    package let sources: [Source]
    /// Conditions that stop or reverse the rollout, in every stage.
    package let noGo: [Check]
    /// The stages, at least one; cohorts widen from each to the next.
    package internal(set) var stages: [Stage]
    package let freezes: [Freeze]
    /// The times outside of which nothing advances; nil if every time is one to advance in.
    package let advanceWithin: [ZonedTimes]?
    package let blockers: [BlockerDetails]
    package let mitigations: [Mitigation]
    package let risks: [Risk]
    package let notify: [Webhook]
    package let expect: Expectation?
    /// The guard's conduct; nil for the standard one.
    package let `guard`: GuardRule?
    /// The time for which a completed rollout is watched on; nil for the standard one.
    package let watch: Span?

    package init(
        name: String,
        description: String? = nil,
        population: Population? = nil,
        roles: [Role] = [],
        groups: [Role]? = nil,
        sources: [Source] = [],
        noGo: [Check] = [],
        stages: [Stage],
        freezes: [Freeze] = [],
        advanceWithin: [ZonedTimes]? = nil,
        blockers: [BlockerDetails] = [],
        mitigations: [Mitigation] = [],
        risks: [Risk] = [],
        notify: [Webhook] = [],
        expect: Expectation? = nil,
        guard: GuardRule? = nil,
        watch: Span? = nil
    ) {
        precondition(!stages.isEmpty, "a plan has at least one stage")
        self.name = name
        self.description = description
        self.population = population
        self.roles = roles
        self.groups = groups
        self.sources = sources
        self.noGo = noGo
        self.stages = stages
        self.freezes = freezes
        self.advanceWithin = advanceWithin
        self.blockers = blockers
        self.mitigations = mitigations
        self.risks = risks
        self.notify = notify
        self.expect = expect
        self.guard = `guard`
        self.watch = watch
    }
}

extension Plan {
    package func stage(_ name: String) -> Stage? {
        stages.first { $0.name == name }
    }

    package func stageIndex(_ name: String) -> Int? {
        stages.firstIndex { $0.name == name }
    }

    /// Returns the next stage; nil if there is none.
    package func stage(after phase: State.Phase) -> Stage? {
        switch phase {
        case .planned: stages.first
        case .live(let stage):
            stageIndex(stage).flatMap { stages.indices.contains($0 + 1) ? stages[$0 + 1] : nil }
        case .completed: nil
        }
    }

    package func source(_ name: String) -> Source? {
        sources.first { $0.name == name }
    }

    package func mitigation(_ id: String) -> Mitigation? {
        mitigations.first { $0.id == id }
    }
}
