import Transparency

extension DecisionLog {
    /// The number of entries in the log.
    package func size() throws -> Int { try read { try $0.entryCount() } }

    package func entry(at index: Int) throws -> Entry? {
        try read { try Self.entry(at: index, $0) }
    }

    /// The entry with an idempotency key.
    package func entry(id: String) throws -> Entry? {
        try read { rows in try rows.entry(id: id).map { try Self.entry($0, rows) } }
    }
}

extension DecisionLog {
    static func entry(at index: Int, _ rows: any LogRows) throws -> Entry? {
        try rows.entry(at: index).map { try entry($0, rows) }
    }

    /// Returns the entry in a row, if the row is that of the hash recorded for it.
    static func entry(_ row: EntryRow, _ rows: any LogRows) throws -> Entry {
        do {
            let leaf = try rows.node(at: .init(level: 0, index: row.index))
            guard leaf == MerkleTree.leafHash(row.body) else {
                throw LogError.altered(entry: row.index)
            }
            let entry = try Entry(body: row.body) { try rows.attachment(named: $0) }
            guard entry.index == row.index, entry.id == row.id else {
                throw LogError.altered(entry: row.index)
            }
            return entry
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
