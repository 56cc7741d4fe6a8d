import Rollouts

extension Rules {
    @Sendable static func mitigationsAreVerified(_ plan: PlanDocument) -> [Finding] {
        plan.mitigations.items().compactMap { mitigation in
            guard let level = mitigation.level.located, level.value != .optional,
                !mitigation.verify.isWritten
            else { return nil }
            return .unverifiable(level)
        }
    }
}

extension Finding {
    fileprivate static func unverifiable(_ level: Located<Mitigation.Level>) -> Self {
        let way = level.value == .required ? "a waiver" : "a waiver or going on without it"
        return .warning("nothing verifies it: only \(way) will let it through", at: level.at)
    }
}
