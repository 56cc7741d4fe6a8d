import Rollouts

extension Rules {
    @Sendable static func deadlinesAreOfOneKind(_ plan: PlanDocument) -> [Finding] {
        plan.mitigations.items().compactMap(\.due.value).compactMap { due in
            let isBefore = due.before.isWritten && !due.within.isWritten && !due.after.isWritten
            let isAfter = !due.before.isWritten && due.within.isWritten && due.after.isWritten
            return isBefore || isAfter ? nil : .notOneDeadline(at: due.at)
        }
    }
}

extension Finding {
    fileprivate static func notOneDeadline(at location: Location) -> Self {
        .error("due is { before: STAGE } or { within: 30d, after: STAGE }", at: location)
    }
}
