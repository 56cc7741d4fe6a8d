/// Whether a proof over a hash tree holds, and if not, why.
package enum ProofVerdict: Hashable, Sendable {
    case proven
    case refused(ProofRefusal)
}

package enum ProofRefusal: Error, Hashable, Sendable {
    case noSuchEntry(index: Int, size: Int)
    /// The later tree is smaller, or the earlier one is empty.
    case noGrowth(from: Int, to: Int)
    /// More or fewer hashes than a proof between these sizes has.
    case wrongLength
    case otherRoot
    /// Only of two trees: the earlier one.
    case otherOldRoot
}

extension ProofRefusal: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noSuchEntry(let index, let size): "a tree of \(size) entries has no entry \(index)"
        case .noGrowth(let old, let new):
            "nothing can be proven between a tree of \(old) entries and one of \(new)"
        case .wrongLength: "the proof has too many hashes or too few for trees of that size"
        case .otherRoot: "the proof leads to another root than the tree's"
        case .otherOldRoot: "the proof leads to another root than the earlier tree's"
        }
    }
}
