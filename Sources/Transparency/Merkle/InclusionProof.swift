/// Proof that an entry is in a tree: the sibling hashes on its path to the root (RFC 6962 §2.1.1).
///
/// Ordered from the leaf's sibling to the root's child; empty for a tree of one entry.
package struct InclusionProof: Hashable, Sendable {
    package let hashes: [SHA256Digest]

    package init(hashes: [SHA256Digest]) {
        self.hashes = hashes
    }

    /// Proves entry `index` of the first `size`.
    ///
    /// Requires 0 <= index < size. Requests at most about 2·log2(size) nodes.
    package init(
        index: Int,
        size: Int,
        node: (MerkleTree.Position) throws -> SHA256Digest
    ) rethrows {
        precondition(0 <= index && index < size, "no entry \(index) among \(size)")
        var hashes: [SHA256Digest] = []
        var entries = 0..<size
        while entries.count > 1 {
            let middle = MerkleTree.middle(of: entries)
            let (left, right) = (entries.lowerBound..<middle, middle..<entries.upperBound)
            let isLeft = index < middle
            hashes.append(try MerkleTree.root(over: isLeft ? right : left, node: node))
            entries = isLeft ? left : right
        }
        self.hashes = hashes.reversed()
    }

    /// Checks the proof (RFC 9162 §2.1.3.2).
    ///
    /// The size and the root must come from a verified checkpoint, and the leaf from the entry's
    /// own bytes; a proof checked against its own claims proves nothing.
    package func verdict(
        leaf: SHA256Digest,
        index: Int,
        size: Int,
        root: SHA256Digest
    ) -> ProofVerdict {
        guard 0 <= index, index < size else {
            return .refused(.noSuchEntry(index: index, size: size))
        }
        var path = PathToRoot(from: index, size: size)
        var hash = leaf
        for sibling in hashes {
            switch path.climb() {
            case .left: hash = MerkleTree.nodeHash(sibling, hash)
            case .right: hash = MerkleTree.nodeHash(hash, sibling)
            case nil: return .refused(.wrongLength)
            }
        }
        guard path.isAtRoot else { return .refused(.wrongLength) }
        return hash == root ? .proven : .refused(.otherRoot)
    }
}
