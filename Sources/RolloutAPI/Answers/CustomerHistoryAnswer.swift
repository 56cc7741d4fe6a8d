package import Cohorts
package import RolloutController
package import Rollouts
package import Values

/// The JSON answer of `cohort history --json`.
package struct CustomerHistoryAnswer: Encodable {
    package let rollout: String
    package let id: String
    /// True if the customer has the release now.
    package let member: Bool
    package let periods: [Period]
    package let steps: [Step]

    package init(_ rollout: String, _ id: CustomerID, _ history: CustomerHistory) {
        self.rollout = rollout
        self.id = id.text
        member = history.since != nil
        periods = history.periods.map(Period.init)
        steps = history.steps.map(Step.init)
    }

    /// A time without interruption in which the customer had the release.
    package struct Period: Encodable {
        package let since: Instant
        package let sinceEntry: Int
        /// Null while it goes on.
        package let until: Nullable<Instant>
        package let untilEntry: Nullable<Int>

        init(_ period: CustomerHistory.Period) {
            since = period.start.time
            sinceEntry = period.start.entry
            until = Nullable(period.end?.time)
            untilEntry = Nullable(period.end?.entry)
        }
    }

    /// A decision that gave, left or took the customer the release.
    package struct Step: Encodable {
        package let entry: Int
        package let time: Instant
        package let kind: String
        package let actor: Actor
        package let effect: String
        package let stage: String
        /// The place on the stage's list, from 1; null without one.
        package let place: Nullable<Int>
        package let placeOf: Nullable<Int>
        package let isInvited: Bool
        package let reason: Nullable<String>

        init(_ step: CustomerHistory.Step) {
            entry = step.entry
            time = step.time
            kind = step.kind
            actor = step.actor
            effect = step.effect.word
            stage = step.stage
            place = Nullable(step.effect.place?.number)
            placeOf = Nullable(step.effect.place?.count)
            isInvited = step.effect.place?.isInvited ?? false
            reason = Nullable(step.reason)
        }
    }
}
