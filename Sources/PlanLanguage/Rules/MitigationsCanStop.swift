import Rollouts

extension Rules {
    /// A required or recommended mitigation without a stage in `due.before` would never stop
    /// anything.
    @Sendable static func mitigationsCanStop(_ plan: PlanDocument) -> [Finding] {
        plan.mitigations.items().compactMap { mitigation in
            guard let level = mitigation.level.located, level.value != .optional else { return nil }
            switch mitigation.due {
            case .unreadable: return nil
            case .read(let due, _) where due.before.isWritten: return nil
            case .absent, .read: return .stopsNothing(level)
            }
        }
    }
}

extension Finding {
    fileprivate static func stopsNothing(_ level: Located<Mitigation.Level>) -> Self {
        .error(
            "a \(level.value.rawValue) mitigation stops a stage: it needs due: { before: STAGE }",
            at: level.at
        )
    }
}
