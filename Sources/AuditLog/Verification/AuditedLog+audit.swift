import Rollouts
package import Transparency
import Values

extension AuditedLog {
    /// Hashes every entry, and checks the tree over them against heads.
    ///
    /// Reads the log once, as a stream, and hashes on all processors. Reads it again only if
    /// something is wrong, to name the first altered entry.
    package func audit(_ heads: [AuditedHead]) throws -> Verification {
        let recorded = try recordedTree()
        let heads = heads + [recorded.head].compactMap { $0 }
        let tree = try HashedTree(of: self, keeping: Set(heads.map(\.size)))
        let contradicted = heads.filter { !tree.agrees(with: $0) }
        var findings: [Verification.Finding] = []
        if let gap = tree.gap { findings.append(.gap(expected: gap.expected, found: gap.found)) }
        if !contradicted.isEmpty || recorded == .unreadable {
            findings += try located(contradicted, in: tree)
        }
        if recorded == .unreadable { findings.append(.treeUnreadable) }
        if let signed = heads.filter({ $0.origin != .tree }).map(\.size).max(), signed < tree.size {
            findings.append(.unsigned(from: signed, to: tree.size - 1))
        }
        findings += try attachmentFindings(named: tree.attachments) + missingTriggers()
        return Verification(size: tree.size, root: tree.root, findings: findings)
    }

    /// The reason the recomputed hashes do not continue a signed checkpoint; nil if they do.
    package func contradictionByEntries(
        to last: VerifiedCheckpoint
    ) throws -> SigningRefusal? {
        try contradictionByEntries(
            to: TreeHead(size: last.checkpoint.size, root: last.checkpoint.root)
        )
    }

    /// The reason the recomputed hashes do not continue an earlier head; nil if they do.
    func contradictionByEntries(to earlier: TreeHead) throws -> SigningRefusal? {
        let head = AuditedHead(size: earlier.size, root: earlier.root, origin: .mark)
        let tree = try HashedTree(of: self, keeping: [head.size])
        guard tree.size >= head.size else {
            return .shrunk(signed: head.size, found: tree.size)
        }
        return tree.agrees(with: head) && tree.gap == nil ? nil : .forked(size: head.size)
    }

    private func located(
        _ contradicted: [AuditedHead],
        in tree: HashedTree
    ) throws -> [Verification.Finding] {
        let altered = try alteredEntries()
        let cut = contradicted.filter { $0.size > tree.size }.max { $0.size < $1.size }
        let missing = cut.map {
            [Verification.Finding.tailMissing(found: tree.size, signed: $0.size, $0.origin)]
        }
        let differing = contradicted.filter { $0.size <= tree.size }
        guard altered.isEmpty, !differing.isEmpty else { return altered + (missing ?? []) }
        if differing.contains(where: { $0.origin == .checkpoint }), tree.gap == nil {
            return [try alteredRange(in: tree)] + (missing ?? [])
        }
        return differing.map { head in
            head.origin == .tree ? .treeUnreadable : .forked(size: head.size, head.origin)
        } + (missing ?? [])
    }

    private static var shownMax: Int { 100 }

    /// Finds the entries whose bytes do not have the hash recorded for them.
    ///
    /// A hash that is missing counts as damage of the tree instead.
    private func alteredEntries() throws -> [Verification.Finding] {
        var leaves: [(index: Int, hash: SHA256Digest)] = []
        try unsafe forEachEntry { index, bytes in
            leaves.append((index, unsafe MerkleTree.leafHash(bytes)))
        }
        var findings: [Verification.Finding] = []
        for start in stride(from: 0, to: leaves.count, by: Self.pageSize) {
            let page = leaves[start..<min(start + Self.pageSize, leaves.count)]
            guard let first = page.first?.index, let last = page.last?.index, first <= last else {
                continue
            }
            let recorded = try recordedLeaves(in: first...last)
            findings += page.filter { leaf in
                recorded[leaf.index].map { $0 != leaf.hash } ?? false
            }.map { .altered(entry: $0.index) }
        }
        return Array(findings.prefix(Self.shownMax))
    }

    private static var pageSize: Int { 65_536 }

    /// Finds the signed checkpoints between which entries and their hashes were both changed.
    private func alteredRange(in tree: HashedTree) throws -> Verification.Finding {
        let checkpoints = try checkpointsOfLastOrigin()
        var frontier = MerkleFrontier()
        var next = 0
        var sound = 0
        var broken: Int?
        try unsafe forEachEntry { _, bytes in
            guard broken == nil else { return }
            _ = frontier.append(unsafe MerkleTree.leafHash(bytes))
            while next < checkpoints.count, checkpoints[next].size <= frontier.size {
                let checkpoint = checkpoints[next]
                next += 1
                guard checkpoint.size == frontier.size else { continue }
                if checkpoint.root == frontier.root {
                    sound = checkpoint.size
                } else {
                    broken = broken ?? checkpoint.size
                }
            }
        }
        return .alteredBetween(first: sound, last: (broken ?? tree.size) - 1)
    }

    /// The checkpoints of the last origin only: earlier origins of a log that has lost entries have
    /// signed some that it no longer has.
    private func checkpointsOfLastOrigin() throws -> [Checkpoint] {
        var checkpoints: [Checkpoint] = []
        try forEachCheckpoint { _, note in
            guard let note = try? SignedNote(parsing: note),
                let checkpoint = try? Checkpoint(parsing: note.text)
            else { return }
            checkpoints.append(checkpoint)
        }
        return checkpoints.filter { $0.origin == checkpoints.last?.origin }
    }
}
