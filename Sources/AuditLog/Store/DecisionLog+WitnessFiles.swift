package import Transparency
package import Values

/// Files carried to and from witnesses without a network.
extension DecisionLog {
    /// The request to a witness to cosign a checkpoint, from the size that it is known to have
    /// cosigned.
    ///
    /// Requires that the note is a checkpoint of no more entries than the log has.
    package func request(
        for note: SignedNote,
        to witness: VerifierKey
    ) throws -> AddCheckpointRequest {
        let size = try Checkpoint(parsing: note.text).size
        let known = try witnesses().first { $0.name == witness.name.description }?.size ?? 0
        return try request(for: note, from: min(known, size))
    }

    /// Stores the cosignature that a witness has given to a checkpoint of this log, if it is valid.
    package func accept(
        _ answer: [UInt8],
        of witness: VerifierKey,
        on note: SignedNote,
        at now: Instant
    ) throws -> Result<ReceivedCosignature, CosignatureRefusal> {
        let received = witness.cosignature(in: answer, on: note.text)
        if case .success(let cosignature) = received {
            let answer = WitnessAnswer(
                witness: witness.name,
                size: try Checkpoint(parsing: note.text).size,
                cosignature: cosignature,
                error: nil
            )
            try record([answer], on: note, at: now)
        }
        return received
    }
}
