import Rollouts
package import Transparency
package import Values

/// The rows of a log in one consistent state.
///
/// Rows are returned as they are stored, right or wrong: an auditor reads them too.
package protocol LogRows {
    func entryCount() throws -> Int
    /// The index of the next entry: one more than the last one's, 0 if there is none.
    func nextIndex() throws -> Int
    func entry(at index: Int) throws -> EntryRow?
    func entry(id: String) throws -> EntryRow?
    /// Passes every entry to `body`, in order.
    func forEachEntry(_ body: (EntryRow) throws -> Void) throws
    /// Passes the bytes of every entry to `body`, in order and without a copy.
    func forEachEntryBody(_ body: (Int, UnsafeRawBufferPointer) throws -> Void) throws

    func attachment(named digest: SHA256Digest) throws -> [UInt8]?
    /// Passes every attachment to `body`, with the bytes of its name.
    func forEachAttachment(_ body: (_ name: [UInt8], _ body: [UInt8]) throws -> Void) throws

    /// A node of the hash tree; nil if it is missing or not a hash.
    func node(at position: MerkleTree.Position) throws -> SHA256Digest?
    /// The hashes of some entries, by index; some may be missing.
    func leaves(in range: ClosedRange<Int>) throws -> [Int: SHA256Digest]
    /// One more than the index of the last leaf.
    func leafCount() throws -> Int
    func nodeCount() throws -> Int

    /// The entries on a page of those that match, in order.
    func entries(matching query: EntryQuery, on page: EntryPage.Place) throws -> [EntryRow]
    /// True if an entry matches from an index on, or before one.
    func hasEntry(matching query: EntryQuery, from: Int?, before: Int?) throws -> Bool
    /// The names of everybody who has an entry, sorted; of one rollout or of all.
    func actors(of rollout: String?) throws -> [String]
    /// True if the search index has exactly this row, to the byte.
    func isIndexed(_ row: IndexRow) throws -> Bool
    func indexCount() throws -> Int
    /// The last entry in the search index; -1 if it has none.
    func lastIndexed() throws -> Int

    /// The rollouts that have a snapshot, with the digests stored beside them; a row that is
    /// unreadable has no name.
    func states() throws -> StateList
    func snapshot(of rollout: String) throws -> Snapshot?
    /// Every snapshot; one that is unreadable has no name.
    func snapshots() throws -> [Snapshot]

    /// The size of the largest checkpoint of an origin; nil if there is none.
    func largestCheckpoint(of origin: String) throws -> Int?
    func lastCheckpoint() throws -> [UInt8]?
    /// Passes every checkpoint to `body`, oldest first.
    func forEachCheckpoint(_ body: (_ size: Int, _ note: [UInt8]) throws -> Void) throws
    /// The number of the last checkpoint with exactly these bytes.
    func checkpointNumber(of note: [UInt8]) throws -> Int?
    /// The lines of the cosignatures of a checkpoint, in the order of the witnesses' names.
    func cosignatures(ofCheckpoint number: Int) throws -> [[UInt8]]
    /// Every witness, sorted by name.
    func witnesses() throws -> [WitnessRecord]

    /// Messages that are due, oldest first, at most `limit` to each target.
    func pendingMessages(at now: Instant, limit: Int) throws -> [OutboxMessage]
    /// Messages without a next attempt that were never delivered, oldest first.
    func deadLetters() throws -> [OutboxMessage]

    /// Passes every message to `body`, in order.
    func forEachMessage(
        _ body: (_ entry: Int, _ sequence: Int, _ target: String) throws -> Void
    ) throws

    /// Passes the customers listed for an entry to `body`, the members first and each in order.
    func forEachMember(ofEntry index: Int, _ body: (MemberRole, String) throws -> Void) throws
    /// The lengths of an entry's lists by the last place on each.
    func lengths(ofEntry index: Int) throws -> CohortLengths
    /// The entries that customers are listed for, in order.
    func entriesWithMembers() throws -> [Int]

    /// The triggers that keep the log append-only and are missing or changed, and unknown ones.
    func missingTriggers() throws -> [Verification.Finding]
    /// The names of the tables that do not follow from the entries and were changed past the log.
    func tablesThatDiffer() throws -> [String]
    /// Damage of the store itself.
    func damage() throws -> [String]
}

/// An entry as stored.
package struct EntryRow: Hashable, Sendable {
    package let index: Int
    /// Empty if something other than a text is stored.
    package let id: String
    /// Empty if something other than bytes is stored, which then lacks the recorded hash.
    package let body: [UInt8]

    package init(index: Int, id: String, body: [UInt8]) {
        self.index = index
        self.id = id
        self.body = body
    }
}

/// A row of the search index, derived from an entry.
package struct IndexRow: Hashable, Sendable {
    package let index: Int
    package let rollout: String
    package let time: Instant
    package let kind: String
    package let actor: String
    package let terms: SearchTerms

    init(_ entry: Entry, _ terms: SearchTerms) {
        index = entry.index
        rollout = entry.rollout
        time = entry.time
        kind = entry.kind
        actor = entry.actor.name
        self.terms = terms
    }
}

/// The list of an entry that a customer is on.
package enum MemberRole: Int, Hashable, Sendable {
    case member = 0
    case passedOver = 1
}
