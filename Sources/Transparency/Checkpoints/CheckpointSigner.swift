/// Signs checkpoints of a growing log, and nothing that contradicts an earlier signature.
package struct CheckpointSigner: Sendable {
    package let origin: Origin
    private let key: SignerKey

    /// Requires a key of the kind `.note`.
    package init(origin: Origin, key: SignerKey) {
        self.origin = origin
        self.key = key
    }

    /// Signs the checkpoint of `size` entries, unless they do not continue the signed `last`.
    ///
    /// `node` returns the tree's nodes, and may throw. Compute `root` from the entries, because
    /// stored nodes may have been tampered with.
    ///
    /// - Throws: The errors of `node`.
    package func checkpoint(
        size: Int,
        root: SHA256Digest,
        after last: VerifiedCheckpoint?,
        node: (MerkleTree.Position) throws -> SHA256Digest
    ) throws -> Result<SignedNote, SigningRefusal> {
        let checkpoint = Checkpoint(origin: origin, size: size, root: root)
        if let last, let refusal = try refusal(of: checkpoint, after: last.checkpoint, node) {
            return .failure(refusal)
        }
        let text = checkpoint.text
        return .success(SignedNote(text: text, signature: try key.signature(of: text)))
    }

    private func refusal(
        of next: Checkpoint,
        after last: Checkpoint,
        _ node: (MerkleTree.Position) throws -> SHA256Digest
    ) throws -> SigningRefusal? {
        guard last.origin == next.origin else {
            return .otherLog(signed: last.origin, found: next.origin)
        }
        guard last.size <= next.size else {
            return .shrunk(signed: last.size, found: next.size)
        }
        guard try MerkleTree.root(size: last.size, node: node) == last.root else {
            return .forked(size: last.size)
        }
        guard last.size > 0 else { return nil }
        // The nodes of the old size may be right while those above them are wrong.
        let proof = try ConsistencyProof(from: last.size, to: next.size, node: node)
        return last.growth(to: next, proof: proof) == .proven ? nil : .broken(size: next.size)
    }
}

/// The reason a log must not be signed in its present state.
package enum SigningRefusal: Error, Hashable, Sendable {
    case shrunk(signed: Int, found: Int)
    /// The first `size` entries are not those that were signed.
    case forked(size: Int)
    /// The first entries are the signed ones, but the tree over all entries does not continue
    /// theirs.
    case broken(size: Int)
    case otherLog(signed: Origin, found: Origin)
}

extension SigningRefusal: CustomStringConvertible {
    package var description: String {
        switch self {
        case .shrunk(let signed, let found):
            "the log has \(found) entries, and \(signed) were signed: its end was cut off, or an "
                + "older copy put in its place. Restore a copy that has all of them"
        case .forked(let size):
            "the first \(size) entries are not those that were signed: the log was changed. "
                + "Restore a copy that has them"
        case .broken(let size):
            "the hash tree over \(size) entries does not continue the one that was signed: "
                + "it is damaged; nothing was signed"
        case .otherLog(let signed, let found):
            "the last checkpoint is of the log \(signed), and this log is \(found); "
                + "give each log its own key; nothing was signed"
        }
    }
}
