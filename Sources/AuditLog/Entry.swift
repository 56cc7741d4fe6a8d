package import Cohorts
package import Rollouts
package import Values

/// One decision as the log keeps it.
package struct Entry: Hashable, Sendable {
    /// From 0, without gaps, over all rollouts of the log.
    package let index: Int
    /// The idempotency key; unique in the log.
    package let id: String
    /// Never before the time of the entry before it.
    package let time: Instant
    package let rollout: String
    package let kind: String
    package let actor: Actor
    /// Canonical JSON.
    package let payload: [UInt8]
}

/// An entry that is to be.
package struct Draft: Sendable {
    package let id: String
    package let rollout: String
    package let kind: String
    package let actor: Actor
    /// The clock as it was read.
    package let at: Instant
    /// Canonical JSON.
    package let payload: [UInt8]
    /// Messages that go out once the entry is there.
    package let effects: [OutboxDraft]
    /// The customers that the entry freezes.
    package let cohort: CohortList?
    /// A customer to be taken off every list of the rollout.
    package let forgotten: CustomerID?

    package init(
        id: String,
        rollout: String,
        kind: String,
        actor: Actor,
        at: Instant,
        payload: [UInt8],
        effects: [OutboxDraft] = [],
        cohort: CohortList? = nil,
        forgotten: CustomerID? = nil
    ) {
        self.id = id
        self.rollout = rollout
        self.kind = kind
        self.actor = actor
        self.at = at
        self.payload = payload
        self.effects = effects
        self.cohort = cohort
        self.forgotten = forgotten
    }
}

/// The word of the log that an entry is recorded.
package struct Receipt: Hashable, Sendable {
    package let index: Int
    package let time: Instant
    /// By how much the clock was behind the entry before; nil where it was not.
    package let clockBehind: Duration?
}

/// What became of a draft.
package enum Appended: Sendable {
    case recorded(Receipt)
    /// The id was used before; nothing was written.
    case alreadyRecorded(Entry)
    /// Another entry of the rollout came first, the one given; nothing was written.
    case conflict(Int?)
}

/// A rollout's state as of its last entry: a derived copy, so that nobody has to fold the log to
/// know where a rollout stands.
package struct Snapshot: Hashable, Sendable {
    package let rollout: String
    /// The index of the rollout's last entry.
    package let revision: Int
    package let body: [UInt8]

    package init(rollout: String, revision: Int, body: [UInt8]) {
        self.rollout = rollout
        self.revision = revision
        self.body = body
    }
}
