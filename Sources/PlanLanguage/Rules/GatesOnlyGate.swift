import Rollouts

extension Rules {
    @Sendable static func gatesOnlyGate(_ plan: PlanDocument) -> [Finding] {
        plan.checks.flatMap(\.misplaced).map { .misplaced($0) }
    }
}

extension Finding {
    fileprivate static func misplaced(_ key: Located<String>) -> Self {
        key.value == CheckDocument.Key.since.rawValue
            ? .error(
                "\(key.value.quoted) is for gates: a no-go takes what came before its stage",
                at: key.at
            )
            : .error(
                "\(key.value.quoted) is for noGo: a gate is only evaluated to leave its stage",
                at: key.at
            )
    }
}
