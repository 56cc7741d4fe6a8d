import Rollouts

extension Rules {
    @Sendable static func freezesAreOfOneKind(_ plan: PlanDocument) -> [Finding] {
        plan.freezes.items().compactMap { freeze in
            guard !freeze.keys.weekly.isEmpty, let once = freeze.keys.once.first else { return nil }
            return .notOneFreeze(at: once.at)
        }
    }
}

extension Finding {
    fileprivate static func notOneFreeze(at location: Location) -> Self {
        .error(
            "a freeze is { from: TIME, to: TIME } or { weekly: TIMES, zone: ZONE }, each with its "
                + "reason",
            at: location
        )
    }
}
