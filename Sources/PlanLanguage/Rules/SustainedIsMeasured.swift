import Rollouts

extension Rules {
    /// Pushed evidence counts as one measurement however often it is evaluated, so it can never be
    /// sustained.
    @Sendable static func sustainedIsMeasured(_ plan: PlanDocument) -> [Finding] {
        let kinds = plan.sourceKinds
        return plan.checks.compactMap { check in
            guard let sustained = check.sustained.at,
                let source = check.measure.value?.from.value.flatMap({ kinds[$0] }),
                source.kinds.contains(where: { !$0.value.traits.isAsked })
            else { return nil }
            return .pushed(at: sustained)
        }
    }
}

extension Finding {
    fileprivate static func pushed(at location: Location) -> Self {
        .error(
            "attested evidence is seen once: sustained is for sources that are asked each time",
            at: location
        )
    }
}
