import AuditLog
import JSONCoding
import Rollouts
import Transparency
import Values

/// An entry as `--json` prints it.
struct EntryJSON: Encodable {
    let index: Int
    let id: String
    let time: Instant
    let rollout: String
    let kind: String
    let actor: Actor
    let payload: JSON

    init(_ entry: Entry) throws {
        index = entry.index
        id = entry.id
        time = entry.time
        rollout = entry.rollout
        kind = entry.kind
        actor = entry.actor
        payload = try JSON(parsing: entry.payload)
    }
}

/// What `log list --json` prints.
struct EntryPageJSON: Encodable {
    let entries: [EntryJSON]
    /// For `--before`.
    let previous: Nullable<Int>
    /// For `--from`.
    let next: Nullable<Int>

    init(_ entries: [Entry], of page: EntryPage) throws {
        self.entries = try entries.map(EntryJSON.init)
        previous = Nullable(page.previous)
        next = Nullable(page.next)
    }
}

/// What `log show --json` prints: the entry whole, and how to find it in the hash tree.
struct LeafJSON: Encodable {
    let entry: EntryJSON
    let leaf: Leaf

    private enum Key: String, CodingKey { case leafHash, payloadDigest }

    init(_ entry: Entry, _ leaf: Leaf) throws {
        self.entry = try EntryJSON(entry)
        self.leaf = leaf
    }

    func encode(to encoder: any Encoder) throws {
        try entry.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(leaf.hash.hex, forKey: .leafHash)
        try container.encode(Nullable(leaf.payloadDigest?.hex), forKey: .payloadDigest)
    }
}
