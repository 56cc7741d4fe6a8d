/// The hash tree over a log's entries (RFC 6962 §2.1), stored as its perfect subtrees.
///
/// Node (level, i) is the root over entries i·2^level to (i+1)·2^level. A complete node never
/// changes, so the nodes are append-only like the entries, and any earlier root can be recomputed.
package enum MerkleTree {
    package struct Position: Hashable, Sendable {
        package let level: Int
        package let index: Int

        package init(level: Int, index: Int) {
            self.level = level
            self.index = index
        }
    }

    package struct Node: Hashable, Sendable {
        package let position: Position
        package let hash: SHA256Digest

        package init(position: Position, hash: SHA256Digest) {
            self.position = position
            self.hash = hash
        }
    }

    /// The hash of one entry's bytes.
    package static func leafHash(_ entry: [UInt8]) -> SHA256Digest {
        unsafe entry.withUnsafeBytes { unsafe leafHash($0) }
    }

    package static func leafHash(_ entry: UnsafeRawBufferPointer) -> SHA256Digest {
        unsafe SHA256Digest(of: 0, entry)
    }

    package static func nodeHash(_ left: SHA256Digest, _ right: SHA256Digest) -> SHA256Digest {
        SHA256Digest(of: 1, left, right)
    }

    /// The nodes that one more entry completes: its leaf, and one node for each trailing 1 bit of
    /// the size before it; two on average.
    package static func nodes(
        appending leaf: SHA256Digest,
        atSize size: Int,
        node: (Position) throws -> SHA256Digest
    ) rethrows -> [Node] {
        var nodes = [Node(position: Position(level: 0, index: size), hash: leaf)]
        var (hash, index, level) = (leaf, size, 0)
        while index & 1 == 1 {
            hash = nodeHash(try node(Position(level: level, index: index - 1)), hash)
            (index, level) = (index >> 1, level + 1)
            nodes.append(Node(position: Position(level: level, index: index), hash: hash))
        }
        return nodes
    }

    /// The root over the first `size` entries; the hash of no bytes if there are none.
    package static func root(
        size: Int,
        node: (Position) throws -> SHA256Digest
    ) rethrows -> SHA256Digest {
        try root(over: 0..<size, node: node)
    }

    /// The root over a range of entries that forms a subtree by the tree's definition.
    ///
    /// The range begins at 0 or at a multiple of a power of two that is not below its count.
    /// Requests one node for each 1 bit of the count, from left to right.
    static func root(
        over entries: Range<Int>,
        node: (Position) throws -> SHA256Digest
    ) rethrows -> SHA256Digest {
        let hashes = try subtrees(of: entries).map(node)
        guard var root = hashes.last else { return SHA256Digest(of: []) }
        for hash in hashes.dropLast().reversed() { root = nodeHash(hash, root) }
        return root
    }

    /// The largest perfect subtrees that cover the first `size` entries, left to right.
    package static func frontier(size: Int) -> [Position] { subtrees(of: 0..<size) }

    private static func subtrees(of entries: Range<Int>) -> [Position] {
        var positions: [Position] = []
        var start = entries.lowerBound
        while start < entries.upperBound {
            let level = Int.bitWidth - 1 - (entries.upperBound - start).leadingZeroBitCount
            positions.append(Position(level: level, index: start >> level))
            start += 1 << level
        }
        return positions
    }

    /// The index that splits two or more entries: after the largest power of two below their count.
    static func middle(of entries: Range<Int>) -> Int {
        let level = Int.bitWidth - 1 - (entries.count - 1).leadingZeroBitCount
        return entries.lowerBound + (1 << level)
    }

    /// The number of nodes of a log of `size` entries.
    package static func nodeCount(size: Int) -> Int { 2 * size - size.nonzeroBitCount }
}
