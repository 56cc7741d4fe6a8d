import Transparency

extension DecisionLog {
    /// The number of entries in the log.
    package func size() throws -> Int { try read { try $0.entryCount() } }

    /// Every rollout in the log, sorted by name.
    package func rollouts() throws -> [String] { try read { try $0.rollouts() } }

    package func entry(at index: Int) throws -> Entry? {
        try read { try Self.entry(at: index, $0) }
    }

    /// The entry with an idempotency key.
    package func entry(id: String) throws -> Entry? {
        try read { rows in try rows.entry(id: id).map { try Self.entry($0, rows) } }
    }

    package func snapshot(of rollout: String) throws -> Snapshot? {
        try read { try $0.snapshot(of: rollout) }
    }
}

extension DecisionLog {
    static func entry(at index: Int, _ rows: any LogRows) throws -> Entry? {
        try rows.entry(at: index).map { try entry($0, rows) }
    }

    static func entry(_ row: EntryRow, _ rows: any LogRows) throws -> Entry {
        do {
            return try Entry(body: row.body) { try rows.attachment(named: $0) }
        } catch let error as LogError {
            throw error
        } catch {
            throw LogError.damaged(
                place: "entry \(row.index)",
                underlying: String(describing: error)
            )
        }
    }

    /// A node of the tree as stored.
    static func node(_ position: MerkleTree.Position, _ rows: any LogRows) throws -> SHA256Digest {
        guard let hash = try rows.node(at: position) else {
            throw LogError.damaged(
                place: "the hash tree",
                underlying: "node \(position.level)/\(position.index) is missing"
            )
        }
        return hash
    }
}
