package import Transparency

extension DecisionLog {
    /// Returns the log's head, proved to continue earlier heads, with the entry that it ends with.
    ///
    /// The last entry holds the digests of all states, so that with it they are vouched for too.
    ///
    /// - Throws: `SigningRefusal` if the entries are not those of an earlier head;
    ///   `LogError.cacheDiffers` if only the hashes that are stored beside them are wrong.
    package func head(continuing earlier: [TreeHead]) throws -> TreeHead {
        do {
            return try read { rows in
                let head = try Self.head(rows)
                for earlier in earlier { try Self.requireGrowth(from: earlier, to: head, rows) }
                guard try Self.hasLastEntry(of: head, rows) else { throw LogError.cacheDiffers }
                return head
            }
        } catch let error as LogError where error.isOfHashes {
            for earlier in earlier {
                if let refusal = try contradictionByEntries(to: earlier) { throw refusal }
            }
            throw LogError.cacheDiffers
        }
    }

    private static func requireGrowth(
        from earlier: TreeHead,
        to head: TreeHead,
        _ rows: any LogRows
    ) throws {
        guard earlier.size <= head.size else {
            throw SigningRefusal.shrunk(signed: earlier.size, found: head.size)
        }
        guard earlier.size > 0 else { return }
        let root = try MerkleTree.root(size: earlier.size) { try node($0, rows) }
        let proof = try ConsistencyProof(from: earlier.size, to: head.size) { try node($0, rows) }
        let verdict = proof.verdict(
            oldSize: earlier.size,
            oldRoot: earlier.root,
            size: head.size,
            root: head.root
        )
        guard root == earlier.root, verdict == .proven else { throw LogError.cacheDiffers }
    }

    private static func hasLastEntry(of head: TreeHead, _ rows: any LogRows) throws -> Bool {
        guard head.size > 0 else { return true }
        let index = head.size - 1
        guard let body = try rows.entry(at: index)?.body else { return false }
        let proof = try InclusionProof(index: index, size: head.size) { try node($0, rows) }
        let leaf = MerkleTree.leafHash(body)
        return proof.verdict(leaf: leaf, index: index, size: head.size, root: head.root) == .proven
    }
}

extension LogError {
    /// True if stored hashes are wrong or missing, which says nothing about the entries.
    fileprivate var isOfHashes: Bool {
        switch self {
        case .cacheDiffers, .damaged: true
        case .notFound, .notALog, .notAFile, .alreadyThere, .copied, .newer, .older, .altered,
            .busy,
            .diskFull, .readOnly, .notOwned, .indeterminate, .tooLarge, .io:
            false
        }
    }
}
