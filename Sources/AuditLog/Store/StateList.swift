import JSONCoding
package import Transparency

/// The last entry of every rollout with the digest of the state after it.
///
/// Each entry holds the digest of the list after it, so that whoever has the last entry can tell
/// whether a stored state, or the list of rollouts, is what the entries add up to.
package struct StateList: Hashable, Sendable {
    private var items: [String: Item]

    package struct Item: Hashable, Sendable {
        /// The index of the rollout's last entry.
        package let revision: Int
        package let digest: SHA256Digest

        package init(revision: Int, digest: SHA256Digest) {
            self.revision = revision
            self.digest = digest
        }
    }

    package init(_ items: [String: Item] = [:]) {
        self.items = items
    }

    /// The names of the rollouts, in the order of their bytes.
    package var rollouts: [String] {
        items.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    package subscript(rollout: String) -> Item? { items[rollout] }

    package mutating func take(_ snapshot: Snapshot) {
        items[snapshot.rollout] = Item(revision: snapshot.revision, digest: snapshot.digest)
    }

    /// The SHA-256 of the list as canonical JSON: `[["demo",7,"0a…"],…]`.
    package var digest: SHA256Digest {
        get throws {
            let rows = rollouts.compactMap { name in
                items[name].map { item -> JSON in
                    .array([
                        .string(name), .number(Double(item.revision)), .string(item.digest.hex),
                    ])
                }
            }
            return SHA256Digest(of: try JSON.array(rows).canonicalBytes())
        }
    }
}
