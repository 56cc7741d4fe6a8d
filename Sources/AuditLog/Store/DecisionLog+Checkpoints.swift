package import Transparency

extension DecisionLog {
    /// The size and root of the log's stored tree.
    package func head() throws -> TreeHead {
        try read { try Self.head($0) }
    }

    /// The last signed checkpoint; nil if there is none.
    package func lastCheckpoint() throws -> SignedNote? {
        try read { rows in
            guard let note = try rows.lastCheckpoint() else { return nil }
            do throws(NoteError) {
                return try SignedNote(parsing: note)
            } catch {
                throw LogError.damaged(place: "the last checkpoint in it", underlying: "\(error)")
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
        try read { rows in
            let head = try Self.head(rows)
            return try signer.checkpoint(size: head.size, root: head.root, after: last) {
                try Self.node($0, rows)
            }.get()
        }
    }

    /// The reason the log does not continue the last signed checkpoint; nil if it matches that
    /// checkpoint or extends it.
    package func contradiction(to last: VerifiedCheckpoint) throws -> SigningRefusal? {
        try read { rows in
            let size = try rows.nextIndex()
            let signed = last.checkpoint
            guard size >= signed.size else { return .shrunk(signed: signed.size, found: size) }
            let root = try? MerkleTree.root(size: signed.size) { try Self.node($0, rows) }
            return root == signed.root ? nil : .forked(size: signed.size)
        }
    }

    /// Returns true if the last entry of a signed head, as it is stored, is in the signed tree.
    ///
    /// With it everything is vouched for that it holds the digest of.
    package func hasLastEntry(of signed: Checkpoint) throws -> Bool {
        guard signed.size > 0 else { return true }
        let index = signed.size - 1
        return try read { rows in
            guard let body = try rows.entry(at: index)?.body else { return false }
            guard
                let proof = try? InclusionProof(
                    index: index,
                    size: signed.size,
                    node: { try Self.node($0, rows) }
                )
            else { return false }
            let leaf = MerkleTree.leafHash(body)
            return proof.verdict(leaf: leaf, index: index, size: signed.size, root: signed.root)
                == .proven
        }
    }

    /// Stores a signed checkpoint, unless one of the same size or larger is stored already.
    package func keep(_ checkpoint: VerifiedCheckpoint) throws {
        let origin = "\(checkpoint.checkpoint.origin)"
        let size = checkpoint.checkpoint.size
        try write { rows in
            if let largest = try rows.largestCheckpoint(of: origin), largest >= size { return }
            try rows.insertCheckpoint(checkpoint.note.bytes, origin: origin, size: size)
        }
    }

    /// Passes every signed checkpoint to `body`, oldest first.
    package func forEachCheckpoint(_ body: (_ size: Int, _ note: [UInt8]) throws -> Void) throws {
        try read { try $0.forEachCheckpoint(body) }
    }

    /// Proves that the entry is in the log of `size` entries.
    package func inclusion(of index: Int, size: Int) throws -> InclusionProof {
        try read { rows in
            try InclusionProof(index: index, size: size) { try Self.node($0, rows) }
        }
    }

    func forEachAttachment(_ body: (SHA256Digest, [UInt8]) throws -> Void) throws {
        try read { rows in
            try rows.forEachAttachment { name, bytes in
                guard let digest = SHA256Digest(bytes: name) else { return }
                try body(digest, bytes)
            }
        }
    }

    /// The bytes of an entry, over which its hash is computed.
    package func body(at index: Int) throws -> [UInt8]? {
        try read { try $0.entry(at: index)?.body }
    }

    static func head(_ rows: any LogRows) throws -> TreeHead {
        let size = try rows.nextIndex()
        return TreeHead(size: size, root: try MerkleTree.root(size: size) { try node($0, rows) })
    }
}
