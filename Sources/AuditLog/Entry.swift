package import Cohorts
package import Rollouts
package import Values

/// One decision as recorded in the log.
package struct Entry: Hashable, Sendable {
    /// From 0, without gaps, over all rollouts of the log.
    package let index: Int
    /// The idempotency key; unique in the log.
    package let id: String
    /// Never before the time of the preceding entry.
    package let time: Instant
    package let rollout: String
    package let kind: String
    package let actor: Actor
    /// Canonical JSON.
    package let payload: [UInt8]
}

/// An entry not yet appended.
package struct Draft: Sendable {
    package let id: String
    package let rollout: String
    package let kind: String
    package let actor: Actor
    /// The clock reading, unadjusted.
    package let at: Instant
    /// Canonical JSON.
    package let payload: [UInt8]
    /// Messages to send once the entry is recorded.
    package let effects: [OutboxDraft]
    /// The customers that the entry freezes.
    package let cohort: CohortList?
    /// A customer to remove from every list of the rollout.
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

/// Proof that the log recorded an entry.
package struct Receipt: Hashable, Sendable {
    package let index: Int
    package let time: Instant
    /// The amount by which the clock was behind the preceding entry; nil if it was not.
    package let clockBehind: Duration?
}

/// The outcome of appending a draft.
package enum Appended: Sendable {
    case recorded(Receipt)
    /// The id was used before; nothing was written.
    case alreadyRecorded(Entry)
    /// Another entry of the rollout, given here, came first; nothing was written.
    case conflict(Int?)
}

/// A rollout's state as of its last entry, a derived copy that saves folding the whole log.
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
