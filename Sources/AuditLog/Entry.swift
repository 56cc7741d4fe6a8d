package import Rollouts
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
