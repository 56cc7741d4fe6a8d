import GRDB
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
        try write { db in
            let guards = Schema.guards.filter { Schema.name(of: $0).hasPrefix("node") }
            for guardian in guards {
                try db.execute(sql: "DROP TRIGGER IF EXISTS \(Schema.name(of: guardian))")
            }
            for table in ["node", "entry_index", "snapshot"] {
                try db.execute(sql: "DELETE FROM \(table)")
            }
            try growTree(db)
            let rows = try Row.fetchCursor(db, sql: "SELECT idx, body FROM entry ORDER BY idx")
            while let row = try rows.next() {
                let entry = try Self.entry(row, db)
                try index(entry, db)
                try fold(entry)
            }
            for snapshot in try snapshots() { try Self.put(snapshot, db) }
            for guardian in guards { try db.execute(sql: guardian) }
        }
    }

    private func growTree(_ db: Database) throws {
        let rows = try Row.fetchCursor(db, sql: "SELECT body FROM entry ORDER BY idx")
        var size = 0
        while let row = try rows.next() {
            try Self.grow(with: MerkleTree.leafHash(try row.bytes("body")), at: size, db)
            size += 1
        }
    }
}
