/// The result of checking a proof over a hash tree: proven, or refused with the reason.
package enum ProofVerdict: Hashable, Sendable {
    case proven
    case refused(ProofRefusal)
}

package enum ProofRefusal: Error, Hashable, Sendable {
    case noSuchEntry(index: Int, size: Int)
    /// The later tree is smaller, or the earlier one is empty.
    case noGrowth(from: Int, to: Int)
    /// More or fewer hashes than a proof between these sizes needs.
    case wrongLength
    case otherRoot
    /// Only for consistency proofs: the root of the earlier tree differs.
    case otherOldRoot
}

extension ProofRefusal: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noSuchEntry(let index, let size): "a tree of \(size) entries has no entry \(index)"
        case .noGrowth(let old, let new):
            "nothing can be proven between a tree of \(old) entries and one of \(new)"
        case .wrongLength: "the proof has too many or too few hashes for trees of that size"
        case .otherRoot: "the proof does not lead to the tree's root"
        case .otherOldRoot: "the proof does not lead to the earlier tree's root"
        }
    }
}
