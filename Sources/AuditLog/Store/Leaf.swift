import Foundation
import GRDB
import JSONCoding
package import Transparency

/// An entry as the hash tree has it.
package struct Leaf: Hashable, Sendable {
    /// What the tree holds of the entry: the hash of its bytes.
    package let hash: SHA256Digest
    /// The digest that stands in the entry for a payload which does not fit into it; nil where the
    /// payload stands in the entry itself.
    package let payloadDigest: SHA256Digest?
}

extension DecisionLog {
    /// The leaf of an entry, from its bytes; nil where the log has no such entry.
    package func leaf(at index: Int) throws -> Leaf? {
        try read { db in
            let body = try Row.fetchOne(
                db,
                sql: "SELECT body FROM entry WHERE idx = ?",
                arguments: [index]
            ).map { try $0.bytes("body") }
            return try body.map { body in
                Leaf(
                    hash: MerkleTree.leafHash(body),
                    payloadDigest: try JSON(parsing: body)["payloadDigest"]?.stringValue
                        .flatMap { SHA256Digest(hex: $0) }
                )
            }
        }
    }
}
