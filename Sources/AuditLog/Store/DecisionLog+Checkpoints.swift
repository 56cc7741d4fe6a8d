import Foundation
import GRDB
package import Transparency

extension DecisionLog {
    /// The size and root of the log's stored tree.
    package func head() throws -> TreeHead {
        try read { try Self.head($0) }
    }

    /// The last signed checkpoint; nil if there is none.
    package func lastCheckpoint() throws -> SignedNote? {
        try read { db in
            let note = try Data.fetchOne(
                db,
                sql: "SELECT note FROM checkpoint ORDER BY seq DESC LIMIT 1"
            )
            do throws(NoteError) {
                guard let note else { return nil }
                return try SignedNote(parsing: [UInt8](note))
            } catch {
                throw LogError.damaged(path: "the last checkpoint in it", underlying: "\(error)")
            }
        }
    }

    /// Signs the present head, read in one transaction.
    ///
    /// - Throws: `LogError`, or `SigningRefusal` if it contradicts the last signed checkpoint.
    package func sign(
        with signer: CheckpointSigner,
        after last: VerifiedCheckpoint?
    ) throws -> SignedNote {
        try read { db in
            let head = try Self.head(db)
            return try signer.checkpoint(size: head.size, root: head.root, after: last) {
                try Self.node($0, db)
            }.get()
        }
    }

    /// The reason the log does not continue the last signed checkpoint; nil if it matches that
    /// checkpoint or extends it.
    package func contradiction(to last: VerifiedCheckpoint) throws -> SigningRefusal? {
        try read { db in
            let size = try Self.size(db)
            let signed = last.checkpoint
            guard size >= signed.size else { return .shrunk(signed: signed.size, found: size) }
            let root = try? MerkleTree.root(size: signed.size) { try Self.node($0, db) }
            return root == signed.root ? nil : .forked(size: signed.size)
        }
    }

    /// Stores a signed checkpoint, unless one of the same size or larger is stored already.
    package func keep(_ checkpoint: VerifiedCheckpoint) throws {
        try write { db in
            try db.execute(
                sql: """
                    INSERT INTO checkpoint(seq, origin, size, note)
                    SELECT (SELECT coalesce(max(seq) + 1, 0) FROM checkpoint), :origin, :size, :note
                    WHERE NOT EXISTS
                      (SELECT 1 FROM checkpoint WHERE origin = :origin AND size >= :size)
                    """,
                arguments: [
                    "origin": "\(checkpoint.checkpoint.origin)",
                    "size": checkpoint.checkpoint.size, "note": Data(checkpoint.note.bytes),
                ]
            )
        }
    }

    /// Passes every signed checkpoint to `body`, oldest first.
    package func forEachCheckpoint(_ body: (_ size: Int, _ note: [UInt8]) throws -> Void) throws {
        try read { db in
            let rows = try Row.fetchCursor(
                db,
                sql: "SELECT size, note FROM checkpoint ORDER BY seq"
            )
            while let row = try rows.next() {
                try body(try row.number("size"), try row.bytes("note"))
            }
        }
    }

    /// Proves that the entry is in the log of `size` entries.
    package func inclusion(of index: Int, size: Int) throws -> InclusionProof {
        try read { db in
            try InclusionProof(index: index, size: size) { try Self.node($0, db) }
        }
    }

    func forEachAttachment(_ body: (SHA256Digest, [UInt8]) throws -> Void) throws {
        try read { db in
            let rows = try Row.fetchCursor(db, sql: "SELECT digest, body FROM attachment")
            while let row = try rows.next() {
                guard let digest = SHA256Digest(bytes: try row.bytes("digest")) else { continue }
                try body(digest, try row.bytes("body"))
            }
        }
    }

    /// The bytes of an entry, over which its hash is computed.
    package func body(at index: Int) throws -> [UInt8]? {
        try read { db in
            try Data.fetchOne(db, sql: "SELECT body FROM entry WHERE idx = ?", arguments: [index])
                .map { [UInt8]($0) }
        }
    }

    static func head(_ db: Database) throws -> TreeHead {
        let size = try size(db)
        return TreeHead(size: size, root: try MerkleTree.root(size: size) { try node($0, db) })
    }

    private static func size(_ db: Database) throws -> Int {
        max(0, try Int.fetchOne(db, sql: "SELECT coalesce(max(idx) + 1, 0) FROM entry") ?? 0)
    }
}
