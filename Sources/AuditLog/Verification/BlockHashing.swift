import Dispatch
import Synchronization
import Transparency

/// Hashes blocks of entries on all processors, while the next ones are read.
final class BlockHashing: Sendable {
    private let kept: Set<Int>
    private let results = Mutex(Results())
    private let group = DispatchGroup()
    private let queue = DispatchQueue(label: "blocks", attributes: .concurrent)
    /// Bounds the memory of waiting blocks, which have at most 16 MiB each.
    private let slots = DispatchSemaphore(value: 4)

    struct Results: Sendable {
        /// The roots of the full blocks, in order.
        var roots: [SHA256Digest] = []
        /// The leaves of the blocks to keep and of the last one, by block number.
        var leaves: [Int: [SHA256Digest]] = [:]
        var attachments: Set<SHA256Digest> = []
    }

    init(keeping blocks: Set<Int>) {
        kept = blocks
    }

    /// Submits a block, waiting while too many are in progress; blocks come in order, and only the
    /// last may be partial.
    func submit(_ block: EntryBlock) {
        slots.wait()
        if block.isFull { results.withLock { $0.roots.append(SHA256Digest(of: [])) } }
        queue.async(group: group) { [self] in
            hash(block)
            slots.signal()
        }
    }

    /// Waits until everything is hashed.
    func finish() -> Results {
        group.wait()
        return results.withLock { $0 }
    }

    private func hash(_ block: EntryBlock) {
        let leaves = block.leaves()
        let attachments = block.attachments()
        let root = block.isFull ? HashedTree.root(of: leaves[...]) : nil
        results.withLock { results in
            if let root { results.roots[block.index] = root }
            if root == nil || kept.contains(block.index) { results.leaves[block.index] = leaves }
            results.attachments.formUnion(attachments)
        }
    }
}
