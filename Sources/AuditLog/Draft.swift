package import Cohorts
package import Rollouts
package import Values

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
    /// A customer to remove from lists.
    package let forgotten: ForgottenMember?

    /// True if the log's time goes on from this entry's, although the one before is dated later.
    var setsTime: Bool { kind == Command.Name.correctClock.rawValue }

    package init(
        id: String,
        rollout: String,
        kind: String,
        actor: Actor,
        at: Instant,
        payload: [UInt8],
        effects: [OutboxDraft] = [],
        cohort: CohortList? = nil,
        forgotten: ForgottenMember? = nil
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

/// A customer to remove from the lists of some entries.
package struct ForgottenMember: Hashable, Sendable {
    package let id: CustomerID
    /// The entries that froze the lists.
    package let entries: [Int]

    package init(id: CustomerID, entries: [Int]) {
        self.id = id
        self.entries = entries
    }
}
