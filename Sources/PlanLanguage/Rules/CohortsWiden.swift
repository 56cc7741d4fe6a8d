import Rollouts

extension Rules {
    /// Requires each cohort to contain the preceding one and more.
    ///
    /// A number beside a share is compared when the stage is entered, once the customers are
    /// counted: nobody who has the release may be left out then.
    @Sendable static func cohortsWiden(_ plan: PlanDocument) -> [Finding] {
        let cohorts = plan.stages.items().compactMap(\.cohort.located)
        return zip(cohorts, cohorts.dropFirst()).compactMap { before, cohort in
            if before.value.extent == .all { return .afterAll(cohort) }
            return cohort.value.widens(before.value) ? nil : .shrinking(cohort, before.value)
        }
            + cohorts.prefix(plan.population.isWritten ? 0 : .max).compactMap { cohort in
                cohort.value.isCounted ? nil : .noPopulation(cohort)
            }
    }
}

extension CohortSize {
    /// Returns true unless it is known not to contain a smaller cohort and more.
    fileprivate func widens(_ before: Self) -> Bool {
        switch (before.extent, extent) {
        case (.counted, .counted): most > before.most && least >= before.most
        case (.share(let one), .share(let other)): other > one
        case (.counted, .share), (.share, .counted), (_, .all), (.all, _): true
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

    fileprivate static func afterAll(_ cohort: Located<CohortSize>) -> Self {
        .error("the stage before has everybody, and is the last one", at: cohort.at)
    }

    fileprivate static func noPopulation(_ cohort: Located<CohortSize>) -> Self {
        .error(
            "\(cohort.value.text.quoted) is of the customers: say under population where they are "
                + "listed",
            at: cohort.at
        )
    }
}
