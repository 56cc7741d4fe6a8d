import Rollouts

extension Rules {
    @Sendable static func stagesHaveChecks(_ plan: PlanDocument) -> [Finding] {
        let names = plan.stageNames
        return plan.stages.items().filter { stage in
            guard !stage.gates.isWritten, let name = stage.name.value else { return false }
            return !plan.noGo.isWritten
                || plan.noGo.value?.allSatisfy { check in
                    check.value.stages.value.map { !$0.stages(among: names).contains(name) }
                        ?? false
                } ?? false
        }
        .map { .noChecks(at: $0.at) }
    }
}

extension Finding {
    fileprivate static func noChecks(at location: Location) -> Self {
        .error("a stage with no checks cannot pass: give it gates, or the plan noGo", at: location)
    }
}
