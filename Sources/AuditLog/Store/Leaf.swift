import JSONCoding
package import Transparency

/// An entry as a leaf of the hash tree.
package struct Leaf: Hashable, Sendable {
    /// The hash of the entry's bytes, stored in the tree.
    package let hash: SHA256Digest
    /// The digest that the entry holds instead of a payload too large for it; nil if the entry
    /// holds the payload itself.
    package let payloadDigest: SHA256Digest?
}

extension DecisionLog {
    /// The leaf of an entry, computed from its bytes; nil if the log has no such entry.
    package func leaf(at index: Int) throws -> Leaf? {
        try body(at: index).map { body in
            Leaf(
                hash: MerkleTree.leafHash(body),
                payloadDigest: try JSON(parsing: body)["payloadDigest"]?.stringValue
                    .flatMap { SHA256Digest(hex: $0) }
            )
        }
    }
}
