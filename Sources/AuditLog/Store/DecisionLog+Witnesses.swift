package import Transparency
package import Values

extension DecisionLog {
    /// Every witness that was asked, sorted by name, with the last outcome.
    package func witnesses() throws -> [WitnessRecord] {
        try read { try $0.witnesses() }
    }

    /// The request to a witness that has cosigned `knownSize` entries of this log.
    ///
    /// Requires that the note is a checkpoint of at least that many entries, and of no more than
    /// the log has.
    package func request(
        for note: SignedNote,
        from knownSize: Int
    ) throws -> AddCheckpointRequest {
        let size = try Checkpoint(parsing: note.text).size
        guard 0 < knownSize, knownSize < size else {
            return AddCheckpointRequest(
                oldSize: knownSize,
                proof: ConsistencyProof(hashes: []),
                note: note
            )
        }
        let proof = try read { rows in
            try ConsistencyProof(from: knownSize, to: size) { try Self.node($0, rows) }
        }
        return AddCheckpointRequest(oldSize: knownSize, proof: proof, note: note)
    }

    /// A checkpoint as it was signed, with the cosignatures received for it since.
    package func cosigned(_ note: SignedNote) throws -> SignedNote {
        try read { rows in
            guard let number = try rows.checkpointNumber(of: note.bytes) else { return note }
            let lines = try rows.cosignatures(ofCheckpoint: number)
            do {
                return try lines.flatMap { try NoteSignature.lines(parsing: $0) }
                    .reduce(note) { try $0.adding($1) }
            } catch {
                throw LogError.damaged(place: "a cosignature", underlying: "\(error)")
            }
        }
    }

    /// Records the answers of witnesses about a checkpoint, all or none.
    ///
    /// A newer cosignature replaces an older one by the same witness on the same checkpoint.
    package func record(
        _ answers: [WitnessAnswer],
        on note: SignedNote,
        at now: Instant
    ) throws {
        try write { rows in
            // Nil if a larger checkpoint was stored instead; the cosignature is then dropped.
            let number = try rows.checkpointNumber(of: note.bytes)
            let known = try rows.witnesses()
            for answer in answers {
                try rows.put(WitnessRecord(answer, after: known, at: now))
                guard let number, let line = answer.cosignature?.line else { continue }
                try rows.putCosignature(
                    line.line,
                    by: line.name.description,
                    onCheckpoint: number
                )
            }
        }
    }
}

/// The outcome of the last request to a witness.
package struct WitnessRecord: Hashable, Sendable {
    package let name: String
    /// The size of the last checkpoint that it is known to have cosigned.
    package let size: Int
    package let asked: Instant
    /// Nil if it has cosigned.
    package let error: String?

    package init(name: String, size: Int, asked: Instant, error: String?) {
        self.name = name
        self.size = size
        self.asked = asked
        self.error = error
    }
}

/// The outcome of a request to a witness, to be recorded in the log.
package struct WitnessAnswer: Hashable, Sendable {
    package let witness: KeyName
    /// The size of the last checkpoint that it has cosigned; nil if it did not say.
    package let size: Int?
    package let cosignature: ReceivedCosignature?
    package let error: String?

    package init(
        witness: KeyName,
        size: Int?,
        cosignature: ReceivedCosignature?,
        error: String?
    ) {
        self.witness = witness
        self.size = size
        self.cosignature = cosignature
        self.error = error
    }
}

extension WitnessRecord {
    /// The record after an answer; a witness that does not say a size keeps the one known.
    fileprivate init(_ answer: WitnessAnswer, after known: [WitnessRecord], at now: Instant) {
        let name = answer.witness.description
        self.init(
            name: name,
            size: answer.size ?? known.first { $0.name == name }?.size ?? 0,
            asked: now,
            error: answer.error.map { String($0.prefix(500)) }
        )
    }
}
