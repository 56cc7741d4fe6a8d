import Transparency

/// The trees and proofs of RFC 6962 §2.1, word for word.
enum Definition {
    /// MTH.
    static func root(_ leaves: ArraySlice<SHA256Digest>) -> SHA256Digest {
        guard let first = leaves.first else { return SHA256Digest(of: []) }
        guard leaves.count > 1 else { return first }
        let (left, right) = halves(leaves)
        return MerkleTree.nodeHash(root(left), root(right))
    }

    /// PATH.
    static func path(
        _ index: Int,
        _ leaves: ArraySlice<SHA256Digest>
    ) -> [SHA256Digest] {
        guard leaves.count > 1 else { return [] }
        let (left, right) = halves(leaves)
        return index < left.count
            ? path(index, left) + [root(right)]
            : path(index - left.count, right) + [root(left)]
    }

    /// SUBPROOF; PROOF is one of a whole subtree.
    static func proof(
        _ oldSize: Int,
        _ leaves: ArraySlice<SHA256Digest>,
        isWhole: Bool = true
    ) -> [SHA256Digest] {
        guard oldSize < leaves.count else { return isWhole ? [] : [root(leaves)] }
        let (left, right) = halves(leaves)
        return oldSize <= left.count
            ? proof(oldSize, left, isWhole: isWhole) + [root(right)]
            : proof(oldSize - left.count, right, isWhole: false) + [root(left)]
    }

    private static func halves(
        _ leaves: ArraySlice<SHA256Digest>
    ) -> (ArraySlice<SHA256Digest>, ArraySlice<SHA256Digest>) {
        var split = 1
        while split * 2 < leaves.count { split *= 2 }
        return (leaves.prefix(split), leaves.dropFirst(split))
    }
}
