import Rollouts

extension Rules {
    @Sendable static func openBlockersAreNoticed(_ plan: PlanDocument) -> [Finding] {
        plan.blockers.items().compactMap { blocker in
            guard let severity = blocker.severity.located, severity.value == .p0,
                !blocker.cleared.isWritten
            else { return nil }
            return .openP0(at: severity.at)
        }
    }
}

extension Finding {
    fileprivate static func openP0(at location: Location) -> Self {
        .warning("an open P0 stops every advance until it is cleared", at: location)
    }
}
