import AuditLog
import JSONCoding
import Rollouts
import Transparency
import Values

/// An entry in JSON answers.
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

/// The JSON answer of `log list --json`.
struct EntryPageJSON: Encodable {
    let entries: [EntryJSON]
    /// The value of `--before` for the previous page.
    let previous: Nullable<Int>
    /// The value of `--from` for the next page.
    let next: Nullable<Int>

    init(_ entries: [Entry], of page: EntryPage) throws {
        self.entries = try entries.map(EntryJSON.init)
        previous = Nullable(page.previous)
        next = Nullable(page.next)
    }
}

/// The JSON answer of `log show --json`: the whole entry and its leaf of the hash tree.
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
