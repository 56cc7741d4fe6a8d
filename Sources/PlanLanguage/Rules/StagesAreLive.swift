import Rollouts

extension Rules {
    /// A no-go of some stages measures what is live in them, and nothing before the first.
    @Sendable static func stagesAreLive(_ plan: PlanDocument) -> [Finding] {
        plan.noGo.items().compactMap { check in
            guard check.stages.isWritten, check.when.value == .always, let at = check.when.at else {
                return nil
            }
            return .alwaysInStages(at: at)
        }
    }
}

extension Finding {
    fileprivate static func alwaysInStages(at location: Location) -> Self {
        .error("a no-go with stages applies in those alone: leave 'when' out", at: location)
    }
}
