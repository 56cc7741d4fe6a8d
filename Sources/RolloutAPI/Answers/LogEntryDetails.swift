package import AuditLog
import Transparency

/// The JSON answer of `log show --json`: the whole entry and its leaf of the hash tree.
package struct LogEntryDetails: Encodable {
    package let entry: LogEntry
    package let leaf: Leaf

    private enum Key: String, CodingKey { case leafHash, payloadDigest }

    package init(_ entry: Entry, _ leaf: Leaf) throws {
        self.entry = try LogEntry(entry)
        self.leaf = leaf
    }

    package func encode(to encoder: any Encoder) throws {
        try entry.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(leaf.hash.hex, forKey: .leafHash)
        try container.encode(Nullable(leaf.payloadDigest?.hex), forKey: .payloadDigest)
    }
}
