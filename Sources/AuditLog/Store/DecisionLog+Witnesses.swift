import Foundation
import GRDB
package import Transparency
package import Values

extension DecisionLog {
    /// Every witness that was asked, sorted by name, with the last outcome.
    package func witnesses() throws -> [WitnessRecord] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM witness ORDER BY name").map { row in
                WitnessRecord(
                    name: try row.text("name"),
                    size: try row.number("size"),
                    asked: Instant(milliseconds: Int64(try row.number("asked"))),
                    error: String.fromDatabaseValue(row["error"])
                )
            }
        }
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
        let proof = try read { db in
            try ConsistencyProof(from: knownSize, to: size) { try Self.node($0, db) }
        }
        return AddCheckpointRequest(oldSize: knownSize, proof: proof, note: note)
    }

    /// A checkpoint as it was signed, with the cosignatures received for it since.
    package func cosigned(_ note: SignedNote) throws -> SignedNote {
        try read { db in
            let lines = try Row.fetchAll(
                db,
                sql: "SELECT line FROM cosignature WHERE seq = (\(Self.sequence)) ORDER BY witness",
                arguments: [Data(note.bytes)]
            ).map { try $0.bytes("line") }
            do {
                return try lines.flatMap { try NoteSignature.lines(parsing: $0) }
                    .reduce(note) { try $0.adding($1) }
            } catch {
                throw LogError.damaged(path: "a cosignature", underlying: "\(error)")
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
        try write { db in
            for answer in answers {
                try Self.put(answer, at: now, db)
                if let cosignature = answer.cosignature {
                    try Self.put(cosignature, on: note, db)
                }
            }
        }
    }

    /// The last checkpoint with exactly these bytes.
    private static let sequence = "SELECT max(seq) FROM checkpoint WHERE note = ?"

    /// Null if a larger checkpoint was stored meanwhile; nothing is added then.
    private static let numberedSequence = "SELECT max(seq) FROM checkpoint WHERE note = ?1"

    private static func put(
        _ answer: WitnessAnswer,
        at now: Instant,
        _ db: Database
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO witness(name, size, asked, error)
                VALUES (:name, coalesce(:size, 0), :asked, :error)
                ON CONFLICT(name) DO UPDATE SET size = coalesce(:size, size),
                  asked = excluded.asked, error = excluded.error
                """,
            arguments: [
                "name": answer.witness.description, "size": answer.size,
                "asked": now.milliseconds, "error": answer.error.map { String($0.prefix(500)) },
            ]
        )
    }

    private static func put(
        _ cosignature: ReceivedCosignature,
        on note: SignedNote,
        _ db: Database
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO cosignature(seq, witness, line)
                SELECT seq, ?2, ?3 FROM checkpoint WHERE seq = (\(numberedSequence))
                ON CONFLICT(seq, witness) DO UPDATE SET line = excluded.line
                """,
            arguments: [
                Data(note.bytes), cosignature.line.name.description, Data(cosignature.line.line),
            ]
        )
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
