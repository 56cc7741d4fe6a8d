/// A log's request to a witness to cosign a checkpoint that continues the last one it cosigned (the
/// body of add-checkpoint, c2sp.org/tlog-witness v1.0.0).
///
/// The same bytes serve as a file for a witness that is not on the network.
package struct AddCheckpointRequest: Hashable, Sendable {
    /// The size of the last checkpoint that the witness cosigned; 0 if there is none.
    package let oldSize: Int
    /// Empty if the old size is 0 or equals the new one.
    package let proof: ConsistencyProof
    package let note: SignedNote

    /// Far more than 63 hashes and a note with many cosignatures need.
    package static let bytesMax = 131_072

    package init(oldSize: Int, proof: ConsistencyProof, note: SignedNote) {
        self.oldSize = oldSize
        self.proof = proof
        self.note = note
    }

    package init(parsing bytes: [UInt8]) throws(ProofFileError) {
        var reader = LineReader(bytes)
        oldSize = try reader.number(after: "old")
        proof = ConsistencyProof(hashes: try reader.hashes())
        note = try reader.note()
    }

    package var bytes: [UInt8] {
        Array("old \(oldSize)\n".utf8) + proof.hashes.lines + [newline] + note.bytes
    }
}
