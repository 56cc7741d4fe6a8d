import Dispatch
import Synchronization
import Transparency

/// Hashes blocks of entries on all processors, while the next ones are read.
final class BlockHashing: Sendable {
    private let kept: Set<Int>
    private let results = Mutex(Results())
    private let group = DispatchGroup()
    private let queue = DispatchQueue(label: "blocks", attributes: .concurrent)
    /// So few blocks wait at once that their bytes, 16 MiB each at the most, stay few.
    private let slots = DispatchSemaphore(value: 4)

    struct Results: Sendable {
        /// Of the full blocks, in order.
        var roots: [SHA256Digest] = []
        /// Of the blocks that were to be kept and of the last one, by the block's number.
        var leaves: [Int: [SHA256Digest]] = [:]
        var attachments: Set<SHA256Digest> = []
    }

    init(keeping blocks: Set<Int>) {
        kept = blocks
    }

    /// Waits while too many blocks are in hand; blocks come in order and only the last is not full.
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
