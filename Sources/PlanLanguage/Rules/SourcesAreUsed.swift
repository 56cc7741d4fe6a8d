import Rollouts

extension Rules {
    @Sendable static func sourcesAreUsed(_ plan: PlanDocument) -> [Finding] {
        let used = Set(plan.allChecks.compactMap { $0.measure.value?.from.value })
        return (plan.sources.value ?? []).map(\.name)
            .filter { !used.contains($0.value) }
            .map { .unused($0) }
    }
}

extension Finding {
    fileprivate static func unused(_ source: Located<String>) -> Self {
        .warning("no check uses source \(source.value.quoted)", at: source.at)
    }
}
