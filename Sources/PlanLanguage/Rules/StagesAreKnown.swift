import Rollouts

extension Rules {
    /// Requires that blockers, mitigations and no-go conditions refer to existing stages.
    @Sendable static func stagesAreKnown(_ plan: PlanDocument) -> [Finding] {
        let names = plan.stageNames
        // A stage with an unreadable name may be the one referred to.
        guard let stages = plan.stages.value, stages.count == names.count else { return [] }
        let known = Set(names)
        let references =
            plan.blockers.items().compactMap(\.before.located)
            + plan.mitigations.items().compactMap(\.due.value).flatMap { due in
                [due.before.located, due.after.located].compactMap { $0 }
            }
        let strangers =
            references.filter { !known.contains($0.value) }
            + plan.noGo.items().flatMap { $0.stages.value?.strangers(among: names) ?? [] }
        return strangers.map { .unknownStage($0, names) }
    }
}

extension Finding {
    fileprivate static func unknownStage(_ stage: Located<String>, _ names: [String]) -> Self {
        let near = Suggestion(for: stage.value, among: names).text
        return .error("unknown stage \(stage.value.quoted)\(near)", at: stage.at)
    }
}
