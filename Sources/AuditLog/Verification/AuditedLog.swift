package import Rollouts
package import Transparency

/// Entries that can be checked against heads: a log in SQLite, or an export of one.
package protocol AuditedLog {
    /// Gives the bytes of every entry in order, each with the number that it stands under.
    func forEachEntry(_ body: (Int, UnsafeRawBufferPointer) throws -> Void) throws

    /// The hashes that were recorded for some entries, by number; some may be missing.
    func recordedLeaves(in range: ClosedRange<Int>) throws -> [Int: SHA256Digest]

    /// What the recorded hashes add up to.
    func recordedTree() throws -> RecordedTree

    /// The last checkpoint that the log keeps, with its cosignatures; nil where there is none.
    func ownCheckpoint() throws -> SignedNote?

    /// Every checkpoint that was signed, from the first on.
    func forEachCheckpoint(_ body: (_ size: Int, _ note: [UInt8]) throws -> Void) throws

    /// The payloads that are kept beside the entries; each has the hash that it is named by.
    func attachmentFindings(named digests: Set<SHA256Digest>) throws -> [Verification.Finding]

    /// What keeps the log append-only, and is missing.
    func guardFindings() throws -> [Verification.Finding]

    /// The entries that have one of the words among their bytes, in order, and those whose payload
    /// is attached; none of a log that keeps no lists of customers.
    func entries(naming words: [String]) throws -> [Entry]

    /// The lists of customers that are not those of the entries, by the entry that froze each.
    func cohortFindings(_ frozen: [Int: FrozenCohort]) throws -> [Verification.Finding]

    /// Reads every entry for what it says, and whatever is derived from the entries.
    ///
    /// `fold` is given every readable entry in order, and what it throws is a finding; `snapshots`
    /// is asked at the end what the entries add up to.
    func examine(
        fold: (Entry) throws -> Void,
        snapshots: () throws -> [Snapshot]
    ) throws -> [Verification.Finding]
}

/// The hashes that a log keeps of its own entries.
package enum RecordedTree: Hashable, Sendable {
    case head(TreeHead)
    case unreadable
    /// They are not looked at unless something is wrong.
    case unread

    var head: AuditedHead? {
        guard case .head(let head) = self else { return nil }
        return AuditedHead(size: head.size, root: head.root, origin: .tree)
    }
}

/// What entries are checked against.
package struct AuditedHead: Hashable, Sendable {
    package let size: Int
    package let root: SHA256Digest
    package let origin: Kind

    package enum Kind: Hashable, Sendable {
        /// The hashes that the log keeps of its own entries.
        case tree
        /// The last checkpoint that the log keeps.
        case checkpoint
        /// The high-water mark beside the key.
        case mark
        /// A signed head that was kept elsewhere.
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
    /// For people.
    package var name: String {
        switch self {
        case .tree: "the log's own hash tree"
        case .checkpoint: "the log's own signed checkpoint"
        case .mark: "the high-water mark beside the key"
        case .expected: "the signed head that was kept elsewhere"
        }
    }
}
