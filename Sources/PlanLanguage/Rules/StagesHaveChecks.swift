import Rollouts

extension Rules {
    @Sendable static func stagesHaveChecks(_ plan: PlanDocument) -> [Finding] {
        guard !plan.noGo.isWritten else { return [] }
        return plan.stages.items().filter { !$0.gates.isWritten }.map { .noChecks(at: $0.at) }
    }
}

extension Finding {
    fileprivate static func noChecks(at location: Location) -> Self {
        .error("a stage with no checks cannot pass: give it gates, or the plan noGo", at: location)
    }
}
