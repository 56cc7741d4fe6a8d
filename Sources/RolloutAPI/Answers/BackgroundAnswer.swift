package import Rollouts
package import Values

/// The customers that a rollout's people were chosen from, as they were listed then.
package struct PopulationAnswer: Encodable {
    package let entry: Int
    package let customers: Int
    package let invited: Int
    package let excluded: Int
    package let members: Int

    package init(_ choice: PastChoice) {
        entry = choice.entry
        customers = choice.cohort.customers
        invited = choice.cohort.invited
        excluded = choice.cohort.excluded
        members = choice.cohort.members.count
    }
}

/// The last time that the release was taken back.
package struct PastRollbackAnswer: Encodable {
    package let entry: Int
    package let time: Instant
    package let actor: Actor
    package let from: String
    package let to: String
    package let exposure: Decision.Exposure
    package let reason: String

    package init(_ rollback: PastRollback) {
        entry = rollback.entry
        time = rollback.time
        actor = rollback.actor
        from = rollback.from
        to = rollback.to
        exposure = rollback.exposure
        reason = rollback.reason
    }
}

/// The guard's last look at a rollout.
package struct GuardLookAnswer: Encodable {
    package let at: Instant
    /// The time between two looks; null if the guard was run once, or only the log tells of it.
    package let interval: Nullable<Span>

    package init(_ look: GuardLook) {
        at = look.at
        interval = Nullable(look.interval)
    }
}
