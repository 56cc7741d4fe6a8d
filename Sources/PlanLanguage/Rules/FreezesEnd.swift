import Rollouts

extension Rules {
    @Sendable static func freezesEnd(_ plan: PlanDocument) -> [Finding] {
        plan.freezes.items().compactMap { freeze in
            guard let from = freeze.from.value, let to = freeze.to.located, to.value <= from
            else { return nil }
            return .endsFirst(at: to.at)
        }
    }
}

extension Finding {
    fileprivate static func endsFirst(at location: Location) -> Self {
        .error("a freeze ends after it begins", at: location)
    }
}
