package import Cohorts
package import Transparency
package import Values

/// The rows of a log inside a transaction.
///
/// Entries, nodes, attachments, checkpoints and customers cannot be replaced or deleted, except by
/// the operations that say so.
package protocol WritableLogRows: LogRows {
    /// Runs `body`; if it throws, undoes what it wrote, and nothing else of the transaction.
    ///
    /// - Throws: `LogError` if the whole transaction is lost, which then must not be committed.
    func attempt<Value>(_ body: () throws -> Value) throws -> Result<Value, any Error>

    /// Requires the next index and a new id.
    func insert(_ entry: EntryRow) throws
    /// Stores an attachment, once for identical bytes.
    func insertAttachment(_ bytes: [UInt8], named digest: SHA256Digest) throws
    func insert(_ node: MerkleTree.Node) throws
    func insert(_ row: IndexRow) throws
    /// Stores a snapshot in place of the rollout's last one.
    func put(_ snapshot: Snapshot) throws

    /// Requires a size that is neither smaller than that of an earlier checkpoint of the origin nor
    /// larger than the log.
    func insertCheckpoint(_ note: [UInt8], origin: String, size: Int) throws
    /// Stores a cosignature in place of an earlier one by the same witness on the same checkpoint.
    func putCosignature(_ line: [UInt8], by witness: String, onCheckpoint number: Int) throws
    /// Stores a witness in place of an earlier record of it.
    func put(_ witness: WitnessRecord) throws

    func insert(_ message: OutboxDraft, ofEntry index: Int, sequence: Int, due: Instant) throws
    /// Records that a message was delivered, at one more attempt.
    func markDelivered(_ message: OutboxMessage, at now: Instant) throws
    /// Makes messages due that a clock which was ahead has put off.
    func makeDue(noLaterThan time: Instant) throws
    /// Records a failed attempt; without a time for the next one, there is none.
    func markFailed(_ message: OutboxMessage, error: String, due: Instant?) throws

    /// Requires the last entry.
    func insertMembers(_ ids: [CustomerID], _ role: MemberRole, ofEntry index: Int) throws
    /// Deletes a customer from the lists of an entry.
    func deleteMember(_ id: CustomerID, ofEntry index: Int) throws

    /// Takes the tables that do not follow from the entries as what they are to be.
    func takeTablesAsTheyAre() throws
    /// Deletes messages that no entry sends.
    func deleteMessage(ofEntry index: Int, sequence: Int) throws

    /// Deletes everything that is derived from the entries, for `body` to insert it anew.
    func replacingDerived(_ body: () throws -> Void) throws
}
