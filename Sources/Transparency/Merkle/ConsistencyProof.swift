/// Proof that a tree only grew: the hashes of subtrees that both trees share (RFC 6962 §2.1.2).
package struct ConsistencyProof: Hashable, Sendable {
    package let hashes: [SHA256Digest]

    package init(hashes: [SHA256Digest]) {
        self.hashes = hashes
    }

    /// Proves that the first `size` entries begin with the first `oldSize`.
    ///
    /// Requires 0 < oldSize <= size; empty if both are equal.
    package init(
        from oldSize: Int,
        to size: Int,
        node: (MerkleTree.Position) throws -> SHA256Digest
    ) rethrows {
        precondition(0 < oldSize && oldSize <= size, "no growth from \(oldSize) to \(size)")
        var hashes: [SHA256Digest] = []
        var entries = 0..<size
        while oldSize < entries.upperBound {
            let middle = MerkleTree.middle(of: entries)
            let (left, right) = (entries.lowerBound..<middle, middle..<entries.upperBound)
            let isLeft = oldSize <= middle
            hashes.append(try MerkleTree.root(over: isLeft ? right : left, node: node))
            entries = isLeft ? left : right
        }
        // The verifier knows the old root itself, but no later part of the old tree.
        if entries.lowerBound > 0 {
            hashes.append(try MerkleTree.root(over: entries, node: node))
        }
        self.hashes = hashes.reversed()
    }

    /// Checks the proof (RFC 9162 §2.1.4.2).
    ///
    /// Refuses an old size of 0: every tree continues an empty one, and no proof shows it.
    /// `Checkpoint.growth(to:proof:)` handles that case.
    package func verdict(
        oldSize: Int,
        oldRoot: SHA256Digest,
        size: Int,
        root: SHA256Digest
    ) -> ProofVerdict {
        guard 0 < oldSize, oldSize <= size else {
            return .refused(.noGrowth(from: oldSize, to: size))
        }
        guard oldSize < size else {
            guard hashes.isEmpty else { return .refused(.wrongLength) }
            return oldRoot == root ? .proven : .refused(.otherRoot)
        }
        let isPerfect = oldSize.nonzeroBitCount == 1
        guard let first = isPerfect ? oldRoot : hashes.first else { return .refused(.wrongLength) }
        var path = PathToRoot(from: oldSize - 1, size: size)
        path.climbPastRightEdges()
        var (old, new) = (first, first)
        for sibling in isPerfect ? hashes[...] : hashes.dropFirst() {
            switch path.climb() {
            case .left:
                old = MerkleTree.nodeHash(sibling, old)
                new = MerkleTree.nodeHash(sibling, new)
            case .right: new = MerkleTree.nodeHash(new, sibling)
            case nil: return .refused(.wrongLength)
            }
        }
        guard path.isAtRoot else { return .refused(.wrongLength) }
        guard old == oldRoot else { return .refused(.otherOldRoot) }
        return new == root ? .proven : .refused(.otherRoot)
    }
}
