extension Checkpoint {
    /// Checks that a later checkpoint of the log only adds to this one.
    ///
    /// Every tree continues an empty one, and the proof of that is empty.
    package func growth(to later: Checkpoint, proof: ConsistencyProof) -> ProofVerdict {
        guard size > 0 else {
            return proof.hashes.isEmpty ? .proven : .refused(.wrongLength)
        }
        return proof.verdict(oldSize: size, oldRoot: root, size: later.size, root: later.root)
    }

    /// Checks that the exact bytes of an entry are entry `index` of the log.
    package func inclusion(
        of entry: [UInt8],
        at index: Int,
        proof: InclusionProof
    ) -> ProofVerdict {
        proof.verdict(
            leaf: MerkleTree.leafHash(entry),
            index: index,
            size: size,
            root: root
        )
    }
}
