package import Transparency

/// A rollout's state as of its last entry, a derived copy that saves folding the whole log.
package struct Snapshot: Hashable, Sendable {
    package let rollout: String
    /// The index of the rollout's last entry.
    package let revision: Int
    package let body: [UInt8]

    package init(rollout: String, revision: Int, body: [UInt8]) {
        self.rollout = rollout
        self.revision = revision
        self.body = body
    }

    /// The digest that entries hold of it.
    package var digest: SHA256Digest { SHA256Digest(of: body) }
}
