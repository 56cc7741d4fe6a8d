import AuditLog
import Rollouts

/// The use of an idempotency key, for a message about its second use.
package struct KeyUse: Hashable, Sendable {
    let key: String
    /// The entry that recorded the first use.
    let entry: Int
    let kind: String
    let actor: String
    let rollout: String
    /// The entry since which it is another matter.
    let newest: Int

    init(of entry: Entry, newest: Int) {
        key = entry.id
        self.entry = entry.index
        kind = entry.kind
        actor = entry.actor.name
        rollout = entry.rollout
        self.newest = newest
    }

    var text: String { "entry \(entry) (\(kind) of \(rollout) by \(actor))" }
}
