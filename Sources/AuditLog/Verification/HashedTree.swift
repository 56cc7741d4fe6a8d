import Transparency

/// The hash tree over a log's entries, computed from their bytes.
///
/// Keeps only the leaves needed for the roots of the requested sizes: a million entries take a few
/// megabytes.
struct HashedTree {
    private(set) var size = 0
    /// The first gap in the indices of the entries.
    private(set) var gap: (expected: Int, found: Int)?
    /// The attachments that entries refer to.
    private(set) var attachments: Set<SHA256Digest> = []
    /// The nodes of levels 8, 9 and above.
    private var levels: [[SHA256Digest]] = []
    /// The leaves of a block, by block number.
    private var leaves: [Int: [SHA256Digest]] = [:]

    init(of log: some AuditedLog, keeping sizes: Set<Int>) throws {
        let blocks = BlockHashing(keeping: Set(sizes.map { $0 / EntryBlock.entriesMax }))
        var block = EntryBlock(index: 0)
        var (size, gap) = (0, self.gap)
        try unsafe log.forEachEntry { index, bytes in
            if index != size, gap == nil { gap = (size, index) }
            unsafe block.append(bytes)
            size += 1
            guard block.isFull else { return }
            blocks.submit(block)
            block = EntryBlock(index: block.index + 1)
        }
        if !block.isEmpty { blocks.submit(block) }
        let hashed = blocks.finish()
        (self.size, self.gap) = (size, gap)
        attachments = hashed.attachments
        leaves = hashed.leaves
        grow(over: hashed.roots)
    }

    var root: SHA256Digest { root(at: size) ?? SHA256Digest(of: []) }

    /// True if the tree of the head's size has its root; a head of the log's own hashes must also
    /// cover all entries.
    func agrees(with head: AuditedHead) -> Bool {
        guard head.size <= size, root(at: head.size) == head.root else { return false }
        return head.origin != .tree || head.size == size
    }

    /// The root at a size; nil if its leaves were not kept.
    private func root(at size: Int) -> SHA256Digest? {
        struct NotKept: Error {}
        return try? MerkleTree.root(size: size) { position in
            guard let node = node(position) else { throw NotKept() }
            return node
        }
    }

    private func node(_ position: MerkleTree.Position) -> SHA256Digest? {
        if position.level >= EntryBlock.level {
            let level = levels.dropFirst(position.level - EntryBlock.level).first
            return level?.dropFirst(position.index).first
        }
        let start = position.index << position.level
        guard let block = leaves[start / EntryBlock.entriesMax] else { return nil }
        let offset = start % EntryBlock.entriesMax
        let range = offset..<offset + (1 << position.level)
        return range.upperBound <= block.count ? Self.root(of: block[range]) : nil
    }

    private mutating func grow(over roots: [SHA256Digest]) {
        var level = roots
        while !level.isEmpty {
            levels.append(level)
            level = (0..<level.count / 2).map {
                MerkleTree.nodeHash(level[2 * $0], level[2 * $0 + 1])
            }
        }
    }

    /// The root over the leaves of a perfect subtree.
    static func root(of leaves: ArraySlice<SHA256Digest>) -> SHA256Digest {
        var level = Array(leaves)
        while level.count > 1 {
            for index in 0..<level.count / 2 {
                level[index] = MerkleTree.nodeHash(level[2 * index], level[2 * index + 1])
            }
            level.removeLast(level.count / 2)
        }
        return level.first ?? SHA256Digest(of: [])
    }
}
