import Transparency

extension DecisionLog {
    /// Rebuilds the data derived from the entries: the hash tree, the search index and the
    /// snapshots.
    ///
    /// Runs in one transaction, so that no decision comes between. `fold` receives every entry in
    /// order, and `snapshots` returns the resulting states at the end.
    package func rebuild(
        fold: (Entry) throws -> Void,
        snapshots: () throws -> [Snapshot]
    ) throws {
        try write { rows in
            try rows.replacingDerived {
                var size = 0
                try unsafe rows.forEachEntryBody { _, bytes in
                    try Self.grow(with: unsafe MerkleTree.leafHash(bytes), at: size, rows)
                    size += 1
                }
                try rows.forEachEntry { row in
                    let entry = try Self.entry(row, rows)
                    try rows.insert(indexRow(of: entry))
                    try fold(entry)
                }
                for snapshot in try snapshots() { try rows.put(snapshot) }
            }
        }
    }
}
