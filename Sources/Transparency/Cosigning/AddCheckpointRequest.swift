/// What a log asks a witness: to cosign a checkpoint that continues the last one it cosigned
/// (the body of add-checkpoint, c2sp.org/tlog-witness v1.0.0).
///
/// The same bytes serve as a file for a witness that is not on the net.
package struct AddCheckpointRequest: Hashable, Sendable {
    /// Of the last checkpoint that the witness cosigned; 0 where there is none.
    package let oldSize: Int
    /// Empty where the old size is 0 or the new one.
    package let proof: ConsistencyProof
    package let note: SignedNote

    /// Far more than 63 hashes and a note with many cosignatures take.
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
