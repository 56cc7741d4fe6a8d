package import Values

/// The facts beside a rollout's state that only earlier entries hold, or the guard's own notes.
package struct Background: Hashable, Sendable {
    /// The customers that the plan in force lists; nil if it lists none.
    package var population: Population?
    /// The values that the variables of the plan's file had when it was applied.
    package var values: [PlanValue] = []
    /// The choice of the customers who have the release; nil if nobody has it or none were listed.
    package var choice: PastChoice?
    package var lastRollback: PastRollback?
    package var watch = Watch.notAsked

    /// The knowledge of when the guard last looked.
    package enum Watch: Hashable, Sendable {
        /// A past moment is shown, or a report that must not depend on when it is made.
        case notAsked
        case neverSeen
        case looked(GuardLook)

        package var look: GuardLook? {
            if case .looked(let look) = self { look } else { nil }
        }
    }

    package init() {}
}

/// The choice of a cohort in numbers, with the entry that it was made for.
package struct PastChoice: Hashable, Sendable {
    package let entry: Int
    package let cohort: CohortSummary

    package init(entry: Int, _ cohort: CohortSummary) {
        self.entry = entry
        self.cohort = cohort
    }
}

/// The last time that the release was taken back, by whom and why.
package struct PastRollback: Hashable, Sendable {
    package let entry: Int
    package let time: Instant
    package let actor: Actor
    package let from: String
    package let to: String
    package let exposure: Decision.Exposure
    package let reason: String

    package init(entry: Int, time: Instant, actor: Actor, _ decision: Decision) {
        self.entry = entry
        self.time = time
        self.actor = actor
        from = decision.from
        to = decision.to
        exposure = decision.exposure
        reason = decision.rollbackReason
    }
}

extension Decision {
    /// The reason of the hold that a rollback leaves, or else the decision in a line.
    fileprivate var rollbackReason: String {
        let holds = changes.compactMap { if case .held(let hold) = $0 { hold } else { nil } }
        return holds.last?.reasonText ?? summary
    }
}
