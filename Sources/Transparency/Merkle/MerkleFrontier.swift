/// The right edge of a growing tree: all that is needed to hash a log sequentially.
package struct MerkleFrontier: Sendable {
    package private(set) var size = 0
    /// The roots of the subtrees of `MerkleTree.frontier(size:)`, left to right.
    private var hashes: [SHA256Digest] = []

    package init() {}

    /// Appends one entry's hash and returns the nodes that it completes, leaf first.
    package mutating func append(_ leaf: SHA256Digest) -> [MerkleTree.Node] {
        var left = hashes
        let nodes = MerkleTree.nodes(appending: leaf, atSize: size) { _ in left.removeLast() }
        hashes = left + nodes.suffix(1).map(\.hash)
        size += 1
        return nodes
    }

    package var root: SHA256Digest {
        guard var root = hashes.last else { return SHA256Digest(of: []) }
        for hash in hashes.dropLast().reversed() { root = MerkleTree.nodeHash(hash, root) }
        return root
    }
}
