package import AuditLog
package import Rollouts
import Transparency

/// The JSON answer of `log show --json`: the whole entry and its leaf of the hash tree.
package struct LogEntryDetails: Encodable {
    package let entry: LogEntry
    package let leaf: Leaf
    /// Null unless the entry amends a plan.
    private let amendment: Nullable<AmendmentAnswer>

    private enum Key: String, CodingKey { case amendment, leafHash, payloadDigest }

    package init(_ entry: Entry, _ leaf: Leaf, _ amendment: AmendmentDetails? = nil) throws {
        self.entry = try LogEntry(entry)
        self.leaf = leaf
        self.amendment = Nullable(amendment.map { AmendmentAnswer($0, isPast: true) })
    }

    package func encode(to encoder: any Encoder) throws {
        try entry.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(amendment, forKey: .amendment)
        try container.encode(leaf.hash.hex, forKey: .leafHash)
        try container.encode(Nullable(leaf.payloadDigest?.hex), forKey: .payloadDigest)
    }
}
