package import Rollouts
package import Transparency

/// Entries that can be checked against heads: a log in SQLite, or an export of one.
package protocol AuditedLog {
    /// Passes the bytes of every entry to `body` in order, with the stored index of each.
    func forEachEntry(_ body: (Int, UnsafeRawBufferPointer) throws -> Void) throws

    /// The hashes recorded for some entries, by index; some may be missing.
    func recordedLeaves(in range: ClosedRange<Int>) throws -> [Int: SHA256Digest]

    /// The head of the recorded hashes.
    func recordedTree() throws -> RecordedTree

    /// The last checkpoint stored in the log, with its cosignatures; nil if there is none.
    func ownCheckpoint() throws -> SignedNote?

    /// Passes every signed checkpoint to `body`, oldest first.
    func forEachCheckpoint(_ body: (_ size: Int, _ note: [UInt8]) throws -> Void) throws

    /// Checks that each attached payload has the hash by which it is named.
    func attachmentFindings(named digests: Set<SHA256Digest>) throws -> [Verification.Finding]

    /// Finds the triggers that keep the log append-only and are missing or changed.
    func missingTriggers() throws -> [Verification.Finding]

    /// Compares the lists of customers with the entries that froze them, at the lengths given.
    func cohortFindings(
        _ frozen: [Int: FrozenCohort],
        _ lengths: [Int: CohortLengths]
    ) throws -> [Verification.Finding]

    /// Compares the messages on record with those that the entries send: the targets of each.
    func messageFindings(_ sent: [Int: [String]]) throws -> [Verification.Finding]

    /// Parses every entry, and checks everything derived from the entries.
    ///
    /// `fold` receives every readable entry in order, and an error it throws becomes a finding;
    /// `snapshots` returns the resulting states at the end.
    func examine(
        fold: (Entry) throws -> Void,
        snapshots: () throws -> [Snapshot]
    ) throws -> [Verification.Finding]
}

/// The hashes that a log stores of its own entries.
package enum RecordedTree: Hashable, Sendable {
    case head(TreeHead)
    case unreadable
    /// Not examined unless something is wrong.
    case unread

    var head: AuditedHead? {
        guard case .head(let head) = self else { return nil }
        return AuditedHead(size: head.size, root: head.root, origin: .tree)
    }
}

/// A head that entries are checked against.
package struct AuditedHead: Hashable, Sendable {
    package let size: Int
    package let root: SHA256Digest
    package let origin: Kind

    package enum Kind: Hashable, Sendable {
        /// The hashes that the log stores of its own entries.
        case tree
        /// The last checkpoint stored in the log.
        case checkpoint
        /// The high-water mark beside the key.
        case mark
        /// A signed head that was stored elsewhere.
        case expected
    }

    package init(size: Int, root: SHA256Digest, origin: Kind) {
        self.size = size
        self.root = root
        self.origin = origin
    }

    package init(_ checkpoint: Checkpoint, _ origin: Kind) {
        self.init(size: checkpoint.size, root: checkpoint.root, origin: origin)
    }
}

extension AuditedHead.Kind {
    /// The name used in messages.
    package var name: String {
        switch self {
        case .tree: "the log's own hash tree"
        case .checkpoint: "the log's own signed checkpoint"
        case .mark: "the high-water mark beside the key"
        case .expected: "the signed head that was kept elsewhere"
        }
    }
}
