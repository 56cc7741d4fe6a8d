package import AuditLog
package import JSONCoding
package import Rollouts
package import Values

/// An entry in JSON answers.
package struct LogEntry: Encodable {
    package let index: Int
    package let id: String
    package let time: Instant
    package let rollout: String
    package let kind: String
    package let actor: Actor
    package let payload: JSON

    package init(_ entry: Entry) throws {
        index = entry.index
        id = entry.id
        time = entry.time
        rollout = entry.rollout
        kind = entry.kind
        actor = entry.actor
        payload = try JSON(parsing: entry.payload)
    }
}
