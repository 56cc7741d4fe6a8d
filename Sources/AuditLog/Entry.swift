package import Rollouts
package import Transparency
package import Values

/// One decision as recorded in the log.
package struct Entry: Hashable, Sendable {
    /// From 0, without gaps, over all rollouts of the log.
    package let index: Int
    /// The idempotency key; unique in the log.
    package let id: String
    /// Never before the time of the preceding entry, unless this one puts the log's time right.
    package let time: Instant
    package let rollout: String
    package let kind: String
    package let actor: Actor
    /// Canonical JSON.
    package let payload: [UInt8]
    /// The digests of the state after it, of its rollout and of all of them.
    package let states: StateDigests

    package struct StateDigests: Hashable, Sendable {
        /// The SHA-256 of the rollout's state after the entry, in canonical JSON.
        package let own: SHA256Digest
        /// The digest of the ``StateList`` after the entry.
        package let all: SHA256Digest

        package init(own: SHA256Digest, all: SHA256Digest) {
            self.own = own
            self.all = all
        }
    }
}

extension Entry {
    /// Returns true if it is dated before the entry in front of it without putting the time right.
    func runsBack(after last: Self) -> Bool {
        time < last.time && kind != Command.Name.correctClock.rawValue
    }
}

/// The outcome of appending a draft.
package enum Appended: Sendable {
    case recorded(Receipt)
    /// The id was used before; nothing was written.
    case alreadyRecorded(Entry)
    /// Another entry of the rollout, given here, came first; nothing was written.
    case conflict(Int?)
}
