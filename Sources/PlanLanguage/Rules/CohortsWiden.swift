import Rollouts

extension Rules {
    /// Requires each cohort to contain the preceding one and more.
    @Sendable static func cohortsWiden(_ plan: PlanDocument) -> [Finding] {
        let cohorts = plan.stages.items().compactMap(\.cohort.located)
        return zip(cohorts, cohorts.dropFirst()).compactMap { before, cohort in
            let widens =
                cohort.value.most > before.value.most && cohort.value.least >= before.value.most
            return widens ? nil : .shrinking(cohort, before.value)
        }
    }
}

extension Finding {
    fileprivate static func shrinking(_ cohort: Located<CohortSize>, _ before: CohortSize) -> Self {
        .error(
            "cohorts widen from stage to stage: \(cohort.value.text) does not contain"
                + " \(before.text) and more",
            at: cohort.at
        )
    }
}
